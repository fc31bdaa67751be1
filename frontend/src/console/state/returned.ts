import type { Visit } from "./queue";

/** What one console remembers of who was away. Ids of visits. */
export interface Absences {
  readonly away: ReadonlySet<string>;
  /** Were away, and are back. */
  readonly back: ReadonlySet<string>;
}

export const nobodyAway: Absences = { away: new Set(), back: new Set() };

/** What is remembered once these are waiting; the same object where nothing changed. */
export function remember(before: Absences, waiting: readonly Visit[]): Absences {
  const ids = (visits: readonly Visit[]) => new Set(visits.map(({ id }) => id));
  const away = ids(waiting.filter(({ awaySince }) => awaySince !== null));
  const present = waiting.filter(({ awaySince }) => awaySince === null);
  const back = ids(present.filter(({ id }) => before.away.has(id) || before.back.has(id)));
  return same(away, before.away) && same(back, before.back) ? before : { away, back };
}

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
