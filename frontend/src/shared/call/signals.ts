/**
 * What the two sides of a call write to each other through the server, which passes it on untouched.
 *
 * `epoch` numbers the peer connections of one call, from 1; 0 means "I hold none". `round` numbers the offers
 * within an epoch, so that an answer can only ever meet the offer it was made for.
 */
export type Signal =
  /** "I am here, and this is the connection I hold." Both sides say it whenever the server reports the other. */
  | { v: 1; epoch: number; kind: "hello" }
  | { v: 1; epoch: number; kind: "offer"; round: number; sdp: string }
  | { v: 1; epoch: number; kind: "answer"; round: number; sdp: string }
  | { v: 1; epoch: number; kind: "candidates"; candidates: RTCIceCandidateInit[] }
  /** From the side that may not offer: please restart ICE, or build the connection anew. */
  | { v: 1; epoch: number; kind: "repair"; how: Repair };

/** `restart` keeps the peer connection and looks for new paths; `rebuild` starts over with the next epoch. */
export type Repair = "restart" | "rebuild";

/** The server refuses a payload of more than 32,000 bytes. */
export const MAX_PAYLOAD_BYTES = 32_000;

/** What a payload says, or null for anything that this version does not understand: such a payload is skipped. */
export function parseSignal(payload: string): Signal | null {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return null;
  }
  return isSignal(value) ? value : null;
}

type Field = "v" | "epoch" | "kind" | "round" | "sdp" | "candidates" | "how";

function isSignal(value: unknown): value is Signal {
  if (typeof value !== "object" || value === null) return false;
  const it: { [Name in Field]?: unknown } = value;
  if (it.v !== 1 || !isCount(it.epoch)) return false;
  switch (it.kind) {
    case "hello":
      return true;
    case "offer":
    case "answer":
      return isCount(it.round) && typeof it.sdp === "string";
    case "candidates":
      return Array.isArray(it.candidates) && it.candidates.every((c) => typeof c === "object" && c !== null);
    case "repair":
      return it.how === "restart" || it.how === "rebuild";
    default:
      return false;
  }
}

/** Whether this counts something. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
