/** Why this browser cannot make a call. */
export type SupportProblem = "insecure" | "unsupported";

/** Null where calls are possible. */
export function supportProblem(): SupportProblem | null {
  if (!window.isSecureContext) return "insecure";
  return typeof RTCPeerConnection === "undefined" ? "unsupported" : null;
}
