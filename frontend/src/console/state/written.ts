import type { QueueState, Visit } from "./queue";

const byVisitor = ({ messages }: Visit) => messages.filter(({ by }) => by === "VISITOR").length;

/** The visits whose visitors have written since `before` was true. What was there at first sight is no news. */
export function writtenSince(before: QueueState | undefined, after: QueueState): readonly Visit[] {
  const known = new Map(before?.visits.map((visit) => [visit.id, byVisitor(visit)]));
  return after.visits.filter((visit) => byVisitor(visit) > (known.get(visit.id) ?? Number.POSITIVE_INFINITY));
}

/** The visitor wrote last: somebody of the office may want to answer. */
export function isUnanswered({ messages }: Visit): boolean {
  return messages.at(-1)?.by === "VISITOR";
}
