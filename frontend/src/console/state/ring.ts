import { type QueueState, type Visit, waitingOf } from "./queue";

/** What a console remembers about the knocks it has heard. All ids are of visits but `doors`, of offices. */
export interface RingState {
  /** Doors whose queue was seen at least once. */
  readonly doors: ReadonlySet<string>;
  /** Visits that were seen, in whatever state, and are still at one of our doors. */
  readonly known: ReadonlySet<string>;
  /** Waiting visits for which the bell goes on. */
  readonly ringing: ReadonlySet<string>;
}

export const silence: RingState = { doors: new Set(), known: new Set(), ringing: new Set() };

export interface Heard {
  readonly state: RingState;
  /** Visits that have knocked just now: each is told once. */
  readonly knocked: readonly Visit[];
}

/**
 * Compares what is held of all doors with what was heard before.
 *
 * A visit rings when it is first seen waiting. Where a door is seen for the first time, those for whom some
 * console has rung already stay quiet, so that a reload of the page is not a knock. The bell ends by itself when the
 * visit no longer waits, and is not started while the operator is `busy` receiving: one stroke must do then.
 */
export function listen(before: RingState, queues: readonly QueueState[], busy: boolean): Heard {
  const waiting = queues.flatMap(waitingOf);
  const knocked = waiting.filter(
    ({ id, office, alertedAt }) =>
      !before.known.has(id) && (before.doors.has(office.id) || alertedAt === null),
  );
  const waitingIds = new Set(waiting.map(({ id }) => id));
  const still = [...before.ringing].filter((id) => waitingIds.has(id));
  return {
    knocked,
    state: {
      doors: new Set(queues.map(({ office }) => office.id)),
      known: new Set(queues.flatMap(({ visits }) => visits.map(({ id }) => id))),
      ringing: busy ? new Set() : new Set([...still, ...knocked.map(({ id }) => id)]),
    },
  };
}

/** The operator has heard. */
export function acknowledge(before: RingState): RingState {
  return { ...before, ringing: new Set() };
}
