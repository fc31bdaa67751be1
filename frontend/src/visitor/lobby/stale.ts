/** Has the server's words taken anew once they are no longer true by themselves: a wait grows long, an office shuts. */
import type { LobbyPage } from "./page";

const EVERY_MS = 1_000;
/** Clocks differ a little, and a page that asks too early hears the same again. */
const MARGIN_MS = 2_000;

/** `now` is the server's clock. For as long as the page lives; it asks once for each instant that the page names. */
export function watchStale(page: LobbyPage, now: () => number): void {
  let asked = "";
  setInterval(() => {
    const at = page.staleAt;
    if (at === asked || !(now() > Date.parse(at) + MARGIN_MS)) return;
    asked = at;
    void page.refresh(true);
  }, EVERY_MS);
}
