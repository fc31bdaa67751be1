/** The written side of the call, as it is seen: beside the picture where there is room, below it where there is none. */
import { element, setText } from "../dom";
import type { CallText } from "../texts";
import { LONGEST_TEXT, TextField } from "./field";
import { TextLog } from "./log";
import { shown } from "./t140";
import type { Talk } from "./talk";

/** From so many UTF-16 units on, one sees how much has left. */
const LONG_TEXT = 1_000;

export class TextPanel {
  readonly element = element("section", "call-text");
  /** Opens and closes; its place is among the other controls. */
  readonly button = element("button", "btn call-switch");
  private readonly t: CallText;
  private readonly talk: Talk;
  private readonly peerName: string;
  private readonly log: TextLog;
  private readonly field: TextField;
  private readonly notice = element("p", "call-text-notice");
  private readonly progress = element("progress", "call-text-progress");
  private readonly closed = new AbortController();
  private isOpen = false;
  private frame: number | null = null;
  /** Opened by itself, and the person has not been there since. */
  private openedItself = false;

  constructor(t: CallText, lang: string, peerName: string, talk: Talk) {
    this.t = t;
    this.talk = talk;
    this.peerName = peerName;
    this.log = new TextLog(t, lang, peerName);
    this.field = new TextField(t, talk);
    this.prepareButton();
    this.element.id = "call-text";
    this.element.hidden = true;
    this.element.setAttribute("aria-label", t("call.text.panel"));
    this.notice.setAttribute("role", "status");
    this.progress.hidden = true;
    this.progress.setAttribute("aria-label", t("call.text.progress"));
    this.element.append(this.log.element, this.log.running, this.field.element, this.progress);
    this.element.append(element("p", "call-text-about", t("call.text.about")));
    this.element.addEventListener("focusin", () => this.visited());
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.stopPropagation();
      this.button.focus();
    });
    const { signal } = this.closed;
    window.visualViewport?.addEventListener("resize", () => this.makeRoom(), { signal });
    // As often as the screen changes, however often a block comes.
    talk.changed = () => {
      this.frame ??= requestAnimationFrame(() => this.render());
    };
  }

  /** What is heard and read even while the panel is closed. */
  get notices(): readonly HTMLElement[] {
    return [this.notice, this.log.announcer];
  }

  /** Shows the panel without taking the person away from what they do. */
  open(): void {
    this.setOpen(true);
  }

  close(): void {
    this.closed.abort();
    this.talk.changed = () => undefined;
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.log.close();
  }

  private prepareButton(): void {
    const { button } = this;
    button.type = "button";
    button.textContent = this.t("call.text");
    button.setAttribute("aria-controls", "call-text");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      this.setOpen(!this.isOpen);
      this.visited();
      if (this.isOpen) this.field.focus();
    });
  }

  private setOpen(open: boolean): void {
    this.isOpen = open;
    this.element.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    this.element.closest(".call")?.classList.toggle("call-texting", open);
    if (open) this.log.showEnd();
  }

  /** The keyboard of a phone comes up: what is left above it belongs to the picture and to what is being typed. */
  private makeRoom(): void {
    if (window.visualViewport?.scale !== 1 || !this.element.contains(document.activeElement)) return;
    this.element.closest(".call-body")?.scrollIntoView({ block: "start" });
    this.field.show();
  }

  private visited(): void {
    this.openedItself = false;
    this.render();
  }

  private render(): void {
    this.frame = null;
    this.field.hold(() => {
      if (this.log.render(this.talk) && !this.isOpen) {
        this.setOpen(true);
        this.openedItself = true;
      }
      setText(this.notice, this.sentence());
      this.renderProgress();
    });
  }

  private sentence(): string {
    if (this.field.overfull) return this.t("call.text.tooLong", { limit: LONGEST_TEXT });
    if (!this.talk.ready && this.talk.waiting > 0) return this.t("call.text.pending");
    return this.openedItself ? this.t("call.text.opened", { name: shown(this.peerName) }) : "";
  }

  private renderProgress(): void {
    const { waiting } = this.talk;
    const { progress } = this;
    if (waiting > LONG_TEXT && (progress.hidden || waiting > progress.max)) progress.max = waiting;
    progress.hidden = progress.hidden ? waiting <= LONG_TEXT : waiting === 0;
    progress.value = progress.max - waiting;
  }
}
