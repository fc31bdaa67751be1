/** The ways out of another app's browser, in the server's hint: one tap where the system has one, words elsewhere. */
import { setText } from "../shared/call/dom";
import { intentOf, isEmbedded } from "./embedded";

/** The hint of a page, if it has one and this browser needs it. */
export function findWayOut(page: ParentNode): HTMLElement | null {
  return isEmbedded(navigator.userAgent) ? page.querySelector<HTMLElement>("[data-in-app]") : null;
}

/** Shows the ways to `address`. Shown again, they lead to the newest one. */
export function showWayOut(hint: HTMLElement, address: string): void {
  const part = (name: string) => hint.querySelector<HTMLElement>(`[data-in-app-${name}]`);
  const hide = (name: string, hidden: boolean) => part(name)?.toggleAttribute("hidden", hidden);
  const android = /Android/.test(navigator.userAgent);
  part("open")?.setAttribute("href", intentOf(address));
  hide("android", !android);
  hide("menu", android);
  const copy = part("copy");
  if (copy) copy.onclick = () => void copyAddress(hint, address);
  hint.hidden = false;
}

async function copyAddress(hint: HTMLElement, address: string): Promise<void> {
  const copied = hint.querySelector<HTMLElement>("[data-in-app-copied]");
  const byHand = hint.querySelector<HTMLElement>("[data-in-app-by-hand]");
  try {
    await navigator.clipboard.writeText(address);
    if (copied) setText(copied, copied.dataset.text ?? "");
  } catch {
    // Many of these browsers give no clipboard either.
    const field = byHand?.querySelector("input");
    if (!byHand || !field) return;
    byHand.hidden = false;
    field.value = address;
    field.select();
  }
}
