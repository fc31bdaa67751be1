/** Puts the newest state of the doors in the place of what the server wrote. */
import { setText } from "../../shared/call/dom";
import { toLang } from "../../shared/messages";
import type { DoorOfficeFragment } from "../operations";
import { countWords, summaryOf } from "./board";

function field(of: Element, name: string): HTMLElement | null {
  return of.querySelector(`[data-field="${name}"]`);
}

function setHidden(target: HTMLElement | null, hidden: boolean): void {
  if (target) target.hidden = hidden;
}

/** Shows one door as it is now, wherever it stands on the page. */
export function showDoor(page: Element, { slug, door }: DoorOfficeFragment): void {
  const place = page.querySelector<HTMLElement>(`[data-door="${CSS.escape(slug)}"]`);
  if (!place) return;
  place.dataset.open = String(door.open);
  place.dataset.phase = door.phase;
  const state = field(place, "state");
  if (state) setText(state, door.text);
  showWaiting(field(place, "waiting"), door.waiting);
  setHidden(field(place, "unstaffed"), door.staffed);
  setHidden(field(place, "action"), !door.open);
}

function showWaiting(target: HTMLElement | null, count: number): void {
  if (!target) return;
  target.hidden = count === 0;
  setText(target, countWords(count, toLang(document.documentElement.lang), target.dataset));
}

/** Shows how many doors are open, and where none is, which opens first. */
export function showSummary(page: HTMLElement, offices: readonly DoorOfficeFragment[]): void {
  const { open, next } = summaryOf(offices);
  const count = field(page, "open");
  if (count) setText(count, String(open));
  setHidden(field(page, "nobody"), open > 0);
  showNext(page, field(page, "next"), next);
}

function showNext(page: HTMLElement, target: HTMLElement | null, next: DoorOfficeFragment | null): void {
  setHidden(target, next === null);
  const link = target?.querySelector("a");
  const door = next && page.querySelector(`[data-door="${CSS.escape(next.slug)}"] h3 a`);
  if (!link || !door) return;
  link.setAttribute("href", door.getAttribute("href") ?? "");
  setText(link, next.name);
}
