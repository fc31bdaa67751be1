import { Rejected, Unreachable } from "../../shared/graphql/errors";
import type { Requester } from "../../shared/graphql/post";
import type {
  InputProblem,
  ManagementFieldsFragment,
  ManageRefusal,
  OutcomeFieldsFragment,
  ProblemFieldsFragment,
} from "../operations";

/** A field that cannot be taken as it is. */
export interface Fault {
  readonly field: string;
  readonly problem: InputProblem;
  readonly limit: number | null;
}

/** A colleague has saved in the meantime. */
export interface Conflict {
  readonly by: string | null;
  readonly at: string | null;
}

/** What became of a change. Only with the first is anything saved. */
export type Result =
  | { readonly kind: "saved"; readonly changeId: string | null; readonly subjectId: string | null }
  | { readonly kind: "stale"; readonly conflict: Conflict }
  | { readonly kind: "invalid"; readonly fault: Fault }
  | { readonly kind: "hoursRefused"; readonly problems: readonly ProblemFieldsFragment[] }
  | { readonly kind: "refused"; readonly reason: ManageRefusal }
  | { readonly kind: "unreachable" | "signedOut" | "rejected" };

/** Sends a change. Not repeated by itself: most changes, said twice, are two. */
export type Send = (client: Requester) => Promise<OutcomeFieldsFragment>;

export interface Answer {
  readonly result: Result;
  /** As everything is now, where the server has said it. */
  readonly management: ManagementFieldsFragment | undefined;
}

export async function sendChange(client: Requester, send: Send): Promise<Answer> {
  try {
    const outcome = await send(client);
    const management = "management" in outcome ? outcome.management : undefined;
    return { result: toResult(outcome), management };
  } catch (error) {
    return { result: { kind: faultOf(error) }, management: undefined };
  }
}

function toResult(outcome: OutcomeFieldsFragment): Result {
  switch (outcome.__typename) {
    case "Managed":
      return { kind: "saved", changeId: outcome.changeId, subjectId: outcome.subjectId };
    case "Stale":
      return { kind: "stale", conflict: { by: outcome.by, at: outcome.at } };
    case "InvalidInput":
      return { kind: "invalid", fault: outcome };
    case "HoursRefused":
      return { kind: "hoursRefused", problems: outcome.problems };
    case "ManageRefused":
      return { kind: "refused", reason: outcome.reason };
  }
}

/** Why no answer came that one could act on. */
export function faultOf(error: unknown): "unreachable" | "signedOut" | "rejected" {
  if (error instanceof Unreachable) return "unreachable";
  const signedOut =
    error instanceof Rejected && error.problems.some(({ code }) => code === "UNAUTHENTICATED");
  return signedOut ? "signedOut" : "rejected";
}
