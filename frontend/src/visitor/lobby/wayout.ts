/** Out of another app's browser with the place: by the link that takes it along, made before it is pressed. */
import type { Stop } from "../../shared/graphql/client";
import { findWayOut, showWayOut } from "../wayout";
import type { LobbyPage } from "./page";

/** A link is good for ten minutes. */
const AGAIN_MS = 9 * 60_000;

/** Until stopped: then there is no place to take along any more. */
export function offerWayOut(page: LobbyPage): Stop {
  const hint = findWayOut(document);
  if (!hint) return () => undefined;
  const lobby = location.href;
  const renew = async () => {
    if (document.visibilityState === "hidden" || page.state === "ENDED") return;
    const link = await makeLink().catch(() => null);
    if (!link) return;
    showWayOut(hint, link);
    // The app's own "open in the browser" takes the address of the page, and the cookie stays behind.
    history.replaceState(null, "", new URL(link).pathname + new URL(link).search);
  };
  void renew();
  setInterval(() => void renew(), AGAIN_MS);
  // Who was elsewhere may have used it up.
  document.addEventListener("visibilitychange", () => void renew());
  return () => {
    hint.hidden = true;
    history.replaceState(null, "", lobby);
  };
}

/** The form that asks for the link, sent in the background: a new link makes the one before worthless. */
async function makeLink(): Promise<string | null> {
  const form = document.querySelector<HTMLFormElement>("[data-handover] form");
  // Asked for with the page's own button, it is there already.
  if (!form) return document.querySelector<HTMLAnchorElement>("[data-handover] a")?.href ?? null;
  const answer = await fetch(form.action, { method: "POST", signal: AbortSignal.timeout(10_000) });
  const told = new DOMParser().parseFromString(await answer.text(), "text/html");
  return told.querySelector("[data-handover] a")?.getAttribute("href") ?? null;
}
