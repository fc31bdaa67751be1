/** What a call is at, as a person would put it. */
import { isExhausted, type Machine } from "./machine";
import type { CallState } from "./types";

/**
 * `waiting`: the other side has not come yet. `weak`: the line is being repaired. `lost`: it has been for so long
 * that the person is offered a button. `absent`: the other side was here and has gone; it may come back.
 */
export type Phase = "waiting" | "connecting" | "connected" | "weak" | "lost" | "absent" | "replaced" | "over";

export function phaseOf(m: Machine, now: number): Phase {
  if (m.ended) return m.ended === "replaced" ? "replaced" : "over";
  // Sound and picture need no server: while they flow, a lost socket is nobody's business.
  if (m.link === "flowing") return "connected";
  if (isExhausted(m, now)) return "lost";
  if (!m.here) return m.epoch === 0 ? "connecting" : "weak";
  if (!m.peer) return m.epoch === 0 ? "waiting" : "absent";
  return m.troubleSince === null ? "connecting" : "weak";
}

/** The same for the page around the call, which needs to know less. */
export function stateOf(phase: Phase): CallState {
  switch (phase) {
    case "waiting":
    case "connecting":
      return { kind: "connecting" };
    case "weak":
    case "lost":
    case "absent":
      return { kind: "recovering" };
    default:
      return { kind: phase };
  }
}
