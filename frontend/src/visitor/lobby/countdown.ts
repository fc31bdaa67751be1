/** How long a called visitor has left, beside the server's sentence about it. */
import { element, setText } from "../../shared/call/dom";
import type { LobbyPage } from "./page";
import type { LobbyText } from "./texts";

const EVERY_MS = 1_000;

/** Minutes and seconds, `1:05`; never below zero. */
export function clock(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Counts down for as long as the page says until when to answer. `now` is the server's clock. */
export function showCountdown(page: LobbyPage, t: LobbyText, now: () => number): void {
  const timer = element("p", "lobby-countdown");
  // A timer is not read out by itself: a voice each second would drown everything else.
  timer.setAttribute("role", "timer");
  const tick = () => {
    const field = page.answerByElement;
    const until = Date.parse(field?.getAttribute("datetime") ?? "");
    if (!field || Number.isNaN(until)) {
      timer.remove();
      return;
    }
    setText(timer, t("lobby.remaining", { time: clock(until - now()) }));
    const sentence = field.closest("p") ?? field;
    if (sentence.nextSibling !== timer) sentence.after(timer);
  };
  setInterval(tick, EVERY_MS);
  tick();
}
