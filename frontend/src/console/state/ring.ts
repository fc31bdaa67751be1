import { type QueueState, type Visit, waitingOf } from "./queue";

/** What a console remembers about the knocks it has heard. */
export interface RingState {
  /** Doors whose queue was seen at least once. */
  readonly doors: ReadonlySet<string>;
  /** Visits that were seen, in whatever state, and are still at one of our doors. */
  readonly known: ReadonlySet<string>;
  /** Waiting visits that nobody of their office has heard. */
  readonly ringing: ReadonlySet<string>;
  /** What was acknowledged here and not yet by the server: visits at their doors, by `place`. */
  readonly acknowledged: ReadonlySet<string>;
}

export const silence: RingState = {
  doors: new Set(),
  known: new Set(),
  ringing: new Set(),
  acknowledged: new Set(),
};

export interface Heard {
  readonly state: RingState;
  /** Visits that have knocked just now: each is told once. */
  readonly knocked: readonly Visit[];
}

/** A visit at one door: at another it rings anew. */
const place = ({ id, office }: Visit) => `${office.id}/${id}`;

/**
 * Compares what is held of all doors with what was heard before.
 *
 * A visit rings while it waits and nobody of the office has acknowledged it: a colleague's word silences this console
 * too, and a reload of the page does not. A visit is told when it is first seen; where a door is seen for the first
 * time, only if no console has told it yet.
 */
export function listen(before: RingState, queues: readonly QueueState[]): Heard {
  const unheard = queues.flatMap(waitingOf).filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const acknowledged = new Set(unheard.map(place).filter((it) => before.acknowledged.has(it)));
  const loud = unheard.filter((visit) => !acknowledged.has(place(visit)));
  const knocked = loud.filter(
    ({ id, office, alertedAt }) =>
      !before.known.has(id) && (before.doors.has(office.id) || alertedAt === null),
  );
  return {
    knocked,
    state: {
      doors: new Set(queues.map(({ office }) => office.id)),
      known: new Set(queues.flatMap(({ visits }) => visits.map(({ id }) => id))),
      ringing: new Set(loud.map(({ id }) => id)),
      acknowledged,
    },
  };
}

/** The operator has heard these. */
export function acknowledge(before: RingState, visits: readonly Visit[]): RingState {
  const ids = new Set(visits.map(({ id }) => id));
  return {
    ...before,
    ringing: new Set([...before.ringing].filter((id) => !ids.has(id))),
    acknowledged: new Set([...before.acknowledged, ...visits.map(place)]),
  };
}

/** The server was not told: they ring again. */
export function takeBack(before: RingState, visits: readonly Visit[]): RingState {
  const places = new Set(visits.map(place));
  return { ...before, acknowledged: new Set([...before.acknowledged].filter((it) => !places.has(it))) };
}
