import type { OfficeFieldsFragment, QueueSubscription, VisitFieldsFragment } from "../operations";

export type QueueUpdate = QueueSubscription["queue"];
export type Visit = VisitFieldsFragment;
export type Office = OfficeFieldsFragment;

/** What a console holds of one office's queue. Visits are in the order of rank, ended ones are not among them. */
export interface QueueState {
  readonly office: Office;
  readonly version: number;
  readonly visits: readonly Visit[];
  readonly figures: QueueUpdate["figures"];
}

/**
 * What is held after an update. `"gap"` where the update is the difference to a state that we do not hold: the
 * whole state must then be taken again.
 */
export function applyUpdate(held: QueueState | undefined, update: QueueUpdate): QueueState | "gap" {
  if (update.complete) return assemble(update, update.visits);
  if (!held) return "gap";
  // The same version again, as its own difference, brings what is not counted as a change: figures, door, absence.
  if (update.since !== held.version) return update.version <= held.version ? held : "gap";
  const changed = new Set(update.visits.map(({ id }) => id));
  return assemble(update, [...held.visits.filter(({ id }) => !changed.has(id)), ...update.visits]);
}

function assemble({ office, version, figures }: QueueUpdate, visits: readonly Visit[]): QueueState {
  const present = visits.filter((visit) => visit.state !== "ENDED" && visit.office.id === office.id);
  return { office, version, figures, visits: present.sort(byRank) };
}

function byRank(a: Visit, b: Visit): number {
  const byInstant = Date.parse(a.rankAt) - Date.parse(b.rankAt);
  if (byInstant !== 0) return byInstant;
  return a.id < b.id ? -1 : 1;
}

export function waitingOf(queue: QueueState): readonly Visit[] {
  return queue.visits.filter(({ state }) => state === "WAITING");
}

/** The visit that this operator has called or is receiving, at whichever door. */
export function conversationOf(queues: Iterable<QueueState>): Visit | undefined {
  for (const { visits } of queues) {
    const mine = visits.find((visit) => visit.mine && visit.state !== "WAITING");
    if (mine) return mine;
  }
  return undefined;
}
