/** What the two pages tell each other directly, over the control channel of their connection. */
export type ControlMessage =
  /**
   * What this side sends, whole each time: with each change, and as a pulse, so that a silent line can be told
   * from a person who is silent.
   */
  | { v: 1; kind: "state"; microphone: boolean; camera: boolean }
  /** This page is being closed or loaded anew. */
  | { v: 1; kind: "bye" };

/** What a message says, or null for anything that this version does not understand. */
export function parseControl(data: unknown): ControlMessage | null {
  if (typeof data !== "string") return null;
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const it: { v?: unknown; kind?: unknown; microphone?: unknown; camera?: unknown } = value;
  if (it.v !== 1) return null;
  if (it.kind === "bye") return { v: 1, kind: "bye" };
  if (it.kind !== "state" || typeof it.microphone !== "boolean" || typeof it.camera !== "boolean")
    return null;
  return { v: 1, kind: "state", microphone: it.microphone, camera: it.camera };
}
