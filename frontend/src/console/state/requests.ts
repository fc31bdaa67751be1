import type { RequestFieldsFragment } from "../operations";

export type LeftRequest = RequestFieldsFragment;

/** By office id; an office is missing until its first state has come. */
export type RequestsByOffice = ReadonlyMap<string, readonly LeftRequest[]>;

export function openOf(requests: readonly LeftRequest[] | undefined): readonly LeftRequest[] {
  return (requests ?? []).filter(({ state }) => state !== "DONE");
}

export function doneOf(requests: readonly LeftRequest[] | undefined): readonly LeftRequest[] {
  return (requests ?? []).filter(({ state }) => state === "DONE");
}

/** Those of `after` that nobody has been told of. The first state of a door is no news: it was left before. */
export function newcomers(
  before: readonly LeftRequest[] | undefined,
  after: readonly LeftRequest[],
): readonly LeftRequest[] {
  if (!before) return [];
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id, state }) => state === "OPEN" && !known.has(id));
}
