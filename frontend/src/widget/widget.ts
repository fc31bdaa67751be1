/**
 * The doors of a comune on its own site. A page includes the script and marks a place:
 *
 *     <script src="https://pescaglia.example/widget.js" async></script>
 *     <div data-ricevimento="anagrafe"></div>
 *
 * No cookie, nobody else is asked, nothing is left in the page's global scope. What stands in the place stays until
 * there is something better to show, so that a link can be put there for when this script does not run.
 */
import { element, link, list } from "./show";
import { changes, pageAddress, type State, stateAddress } from "./state";
import { STYLE } from "./style";
import { type Wake, wakeFrom } from "./wake";
import { linkWords, primary } from "./words";

/** The net under the events: proxies and policies of a site may keep them out. */
const POLL_MS = 30_000;
const TIMEOUT_MS = 10_000;

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src) {
  const { origin } = new URL(script.src);
  const wake = wakeFrom(origin);
  const start = () => {
    for (const place of document.querySelectorAll<HTMLElement>("[data-ricevimento]"))
      mount(place, origin, wake);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}

/** Takes a place, unless a second copy of this script has taken it already. */
function mount(place: HTMLElement, origin: string, wake: Wake): void {
  if (place.shadowRoot) return;
  const slug = place.dataset.ricevimento ?? "";
  const lang = primary(place.dataset.lang || place.closest<HTMLElement>("[lang]")?.lang || "");
  if (!place.hasChildNodes()) place.append(link(pageAddress(origin, slug), linkWords(lang)));
  const root = place.attachShadow({ mode: "open" });
  root.append(document.createElement("slot"));
  follow(stateAddress(origin, slug, lang), wake, boxIn(root, slug === ""));
}

/** A function that shows a state. The box is made with the first one. */
function boxIn(root: ShadowRoot, all: boolean): (state: State) => void {
  const content = element("div", {});
  const status = element("p", { class: "status", role: "status" });
  const box = element("div", { class: "box" }, content, status);
  let shown: State | null = null;
  return (state) => {
    if (JSON.stringify(state) === JSON.stringify(shown)) return;
    if (!shown) {
      addStyle(root);
      root.replaceChildren(...styleElements(root), box);
    }
    box.lang = state.lang;
    const said = changes(shown, state);
    const focused = focusIn(root, content);
    content.replaceChildren(...list(state, all));
    content.querySelectorAll("a")[focused]?.focus({ preventScroll: true });
    if (said) status.textContent = said;
    shown = state;
  };
}

/** Which link has the focus, or -1. */
function focusIn(root: ShadowRoot, content: Element): number {
  return [...content.querySelectorAll<Element>("a")].indexOf(root.activeElement ?? root.host);
}

/** A sheet made by script is no inline style to a site's content policy; Safari before 16.4 has none on a root. */
function addStyle(root: ShadowRoot): void {
  if (!("adoptedStyleSheets" in root)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}

function styleElements(root: ShadowRoot): readonly HTMLElement[] {
  return "adoptedStyleSheets" in root ? [] : [element("style", {}, STYLE)];
}

/** Asks when a door has changed, when somebody looks again, and every half minute. A failure changes nothing. */
function follow(address: string, wake: Wake, show: (state: State) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let again = false;
  const ask = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    again = asking;
    if (asking) return;
    asking = true;
    try {
      const response = await fetch(address, {
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.ok) show((await response.json()) as State);
    } catch {
      // What is shown stays: the words of half a minute ago, or the plain link.
    }
    asking = false;
    timer = setTimeout(ask, again ? 0 : POLL_MS);
    again = false;
  };
  document.addEventListener("visibilitychange", ask);
  wake(ask);
  void ask();
}
