/** The lobby's page: the server writes its words, this puts the newest of them in place and has them read out. */
import { element, setText } from "../../shared/call/dom";
import { refresher } from "../fresh";
import type { LobbyText } from "./texts";

/** What of the body is worth reading out when it is new. */
const SPOKEN = "h1, .lead, .alert, .lobby-alert, .office-message, .message-office";

/** What the server's page has for the script. */
type Parts = Record<"main" | "body" | "callSection" | "callRoot" | "status", HTMLElement>;

export class LobbyPage {
  /** Where the call is shown. */
  readonly callRoot: HTMLElement;
  private readonly main: HTMLElement;
  private readonly callSection: HTMLElement;
  private readonly body: HTMLElement;
  private readonly status: HTMLElement;
  private readonly notice = element("div", "lobby-notice alert alert-warning");
  private readonly t: LobbyText;
  /** The bar of the browser may come to show another way to this page. */
  private readonly address = location.pathname + location.search;
  private readonly takeAnew = refresher(
    () => this.address,
    (fresh) => this.take(fresh),
  );
  private aloud = false;
  private taken: () => void = () => undefined;

  /** Null where the document is not a lobby. */
  static find(t: LobbyText): LobbyPage | null {
    const main = document.querySelector<HTMLElement>("[data-lobby]");
    const body = main?.querySelector<HTMLElement>("[data-lobby-body]");
    const callSection = main?.querySelector<HTMLElement>("[data-call]");
    const callRoot = callSection?.querySelector<HTMLElement>("[data-call-root]");
    const status = document.querySelector<HTMLElement>("[data-lobby-status]");
    if (!main || !body || !callSection || !callRoot || !status) return null;
    return new LobbyPage({ main, body, callSection, callRoot, status }, t);
  }

  private constructor({ main, body, callSection, callRoot, status }: Parts, t: LobbyText) {
    this.main = main;
    this.body = body;
    this.callSection = callSection;
    this.callRoot = callRoot;
    this.status = status;
    this.t = t;
    this.notice.hidden = true;
    body.before(this.notice);
    // The call hides the server's heading, and a page has one at any time.
    callSection.prepend(element("h1", "visually-hidden", callSection.getAttribute("aria-label") ?? ""));
  }

  get state(): string {
    return this.main.dataset.state ?? "";
  }

  get visitId(): string {
    return this.main.dataset.visit ?? "";
  }

  /** Until when the server's words are true if nothing happens; empty where they do not say. */
  get staleAt(): string {
    return this.main.dataset.staleAt ?? "";
  }

  /** Where devices can be tried; null where there is no call to come, or none of ours. */
  get checkSection(): HTMLElement | null {
    return this.body.querySelector<HTMLElement>("[data-check]");
  }

  /** Calls back when the server's words were taken anew. */
  onTaken(taken: () => void): void {
    this.taken = taken;
  }

  /** Adds something of the script's own under the server's words. */
  addTool(tool: HTMLElement): void {
    this.body.after(tool);
  }

  /** Calls back when a button that enters the room is pressed, whichever the body holds by then. */
  onEnter(enter: () => void): void {
    this.main.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target.closest('[data-action="enter"]') : null;
      if (!target) return;
      event.preventDefault();
      enter();
    });
  }

  /** Calls back when the visitor sends what was written, instead of leaving the page for it. */
  onWrite(write: (form: HTMLFormElement) => void): void {
    this.main.addEventListener("submit", (event) => {
      if (!(event.target instanceof HTMLFormElement && event.target.matches("[data-write]"))) return;
      event.preventDefault();
      write(event.target);
    });
  }

  setEntering(entering: boolean): void {
    const button = this.body.querySelector<HTMLButtonElement>('[data-action="enter"]');
    if (button) button.disabled = entering;
  }

  focusEnter(): void {
    this.body.querySelector<HTMLButtonElement>('[data-action="enter"]')?.focus();
  }

  /** Has a sentence read out, once. */
  announce(sentence: string): void {
    setText(this.status, sentence);
  }

  /** Shows a sentence, and what can be done about it, that stays until it is taken away with null. */
  setNotice(sentence: string | null, action?: HTMLElement): void {
    this.notice.replaceChildren(element("p", "", sentence ?? ""), ...(action ? [action] : []));
    this.notice.hidden = sentence === null;
  }

  setPosition(position: number): void {
    const field = this.body.querySelector('[data-field="position"]');
    if (field) setText(field, String(position));
    this.announce(position === 1 ? this.t("lobby.next") : this.t("lobby.position", { position }));
  }

  /** Shows the call in place of the server's words, or the words again. */
  setCallShown(shown: boolean): void {
    if (this.body.hidden === shown) return;
    this.callSection.hidden = !shown;
    if (this.handover) this.handover.hidden = shown;
    this.body.hidden = shown;
    if (shown) this.setNotice(null);
    // The button that had the focus is gone from sight.
    const place = shown ? this.callSection : this.main;
    place.tabIndex = -1;
    place.focus({ preventScroll: !shown });
  }

  private get handover(): HTMLElement | null {
    return this.main.querySelector<HTMLElement>("[data-handover]");
  }

  /** The time at which a called visitor's turn ends, as the server's page has it. */
  get answerByElement(): Element | null {
    return this.body.querySelector('[data-field="answer-by"]');
  }

  /** Whether the time has come that the server's page named, by a clock that goes on evenly. */
  recommendationIsDue(nowMs: number): boolean {
    const section = this.body.querySelector<HTMLElement>("[data-recommended-in]");
    if (!section) return false;
    section.dataset.recommendedAt ??= String(nowMs + Number(section.dataset.recommendedIn) * 1000);
    return nowMs >= Number(section.dataset.recommendedAt);
  }

  /**
   * Takes the server's words anew. With `aloud`, what is new among them is read out. Asked for while one is under
   * way, it is done once more afterwards; without an answer it is tried until there is one.
   */
  refresh(aloud: boolean): Promise<void> {
    this.aloud ||= aloud;
    return this.takeAnew();
  }

  private take(fresh: Document): void {
    const main = fresh.querySelector<HTMLElement>("[data-lobby]");
    const body = main?.querySelector("[data-lobby-body]");
    if (!main || !body) {
      location.replace(this.address);
      return;
    }
    const known = new Set(spokenTexts(this.body));
    const action = focusedAction(this.body);
    replaceAround(this.body, body);
    this.main.dataset.state = main.dataset.state ?? "";
    this.main.dataset.staleAt = main.dataset.staleAt ?? "";
    // A link that was asked for stays for as long as there is a place to take along.
    if (!main.querySelector("[data-handover]")) this.handover?.remove();
    this.taken();
    if (action !== null) this.body.querySelector<HTMLElement>(action)?.focus();
    const news = spokenTexts(this.body).filter((text) => !known.has(text));
    if (this.aloud && news.length > 0) this.announce(news.join(" "));
    this.aloud = false;
  }
}

/**
 * Puts fresh words in place around what the script works in, or the visitor writes in: it stays as it is, and where it
 * is. What is kept stands in the same order in every state of the page.
 */
function replaceAround(old: Element, fresh: Element): void {
  const kept = [...fresh.querySelectorAll("[data-keep]")].flatMap((place) => {
    const it = old.querySelector(`[data-keep="${place.getAttribute("data-keep")}"]`);
    return it ? [{ it, place }] : [];
  });
  const frame = kept[0]?.it.parentNode;
  if (!frame) {
    old.replaceChildren(...fresh.childNodes);
    return;
  }
  for (const child of [...frame.childNodes]) if (!kept.some(({ it }) => it === child)) child.remove();
  for (const word of [...(kept[0]?.place.parentNode?.childNodes ?? [])]) {
    const [next] = kept;
    if (next?.place === word) kept.shift();
    else frame.insertBefore(word, next?.it ?? null);
  }
}

function spokenTexts(body: Element): string[] {
  return [...body.querySelectorAll(SPOKEN)].map((it) => it.textContent.replace(/\s+/g, " ").trim());
}

/** How to find the focused control again among the new words; null where nothing in there has the focus. */
function focusedAction(body: Element): string | null {
  const focused = document.activeElement;
  // What is kept keeps the focus, too.
  if (!focused || !body.contains(focused) || focused.closest("[data-keep]")) return null;
  const form = focused.closest("form")?.getAttribute("action");
  if (focused.matches("[data-action]")) return `[data-action="${focused.getAttribute("data-action")}"]`;
  return form ? `form[action="${CSS.escape(form)}"] button` : "button, a";
}
