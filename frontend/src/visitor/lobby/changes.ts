import type { LobbyVisitFragment } from "../operations";

/**
 * What has to be done about a new state of the visit. `position`: one number on the page is old. `page`: the
 * server's words are, and only the server knows the new ones.
 */
export type Change = "none" | "position" | "page";

/** Compares two states; null is a visit that is no more. */
export function changeBetween(before: LobbyVisitFragment | null, after: LobbyVisitFragment | null): Change {
  if (!before || !after) return before === after ? "none" : "page";
  const words = (it: LobbyVisitFragment) => JSON.stringify({ ...it, position: it.position === null });
  if (words(before) !== words(after)) return "page";
  return before.position === after.position ? "none" : "position";
}

/** Whether there is something to look up for: the office wrote, or nobody is ahead any more. */
export function isCallingSoftly(
  before: LobbyVisitFragment | null | undefined,
  after: LobbyVisitFragment | null,
): boolean {
  if (!before || !after) return false;
  const written = (it: LobbyVisitFragment) => it.messages.filter(({ by }) => by === "OFFICE").length;
  return written(after) > written(before) || (after.position === 1 && (before.position ?? 1) > 1);
}
