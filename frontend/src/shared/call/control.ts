import { isCount } from "./signals";

/**
 * How far a page has read what the other one writes. Said first on each new connection, which goes on from there, and
 * again as more is read, so that the other page need keep no more than it must.
 */
export interface TextGreeting {
  readonly v: 1;
  readonly kind: "text";
  /** Names the page that says it; loaded anew, it has another name. */
  readonly page: string;
  /** The page of which so much was read; null before any was met. */
  readonly of: string | null;
  /** UTF-16 units. */
  readonly heard: number;
  /** This page has been read, or has read something: another one in the place of the other has missed it. */
  readonly spoken: boolean;
}

/** What the two pages tell each other directly, over the control channel of their connection. */
export type ControlMessage =
  /**
   * What this side sends, whole each time: with each change, and as a pulse, so that a silent line can be told
   * from a person who is silent.
   */
  | { v: 1; kind: "state"; microphone: boolean; camera: boolean; screen: boolean; writesOnly: boolean }
  | TextGreeting
  /** This page is being closed or loaded anew. */
  | { v: 1; kind: "bye" };

type Field =
  | "v"
  | "kind"
  | "microphone"
  | "camera"
  | "screen"
  | "writesOnly"
  | "page"
  | "of"
  | "heard"
  | "spoken";
type Unknown = { readonly [Name in Field]?: unknown };

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
  const it: Unknown = value;
  if (it.v !== 1) return null;
  switch (it.kind) {
    case "bye":
      return { v: 1, kind: "bye" };
    case "state":
      return parseState(it);
    case "text":
      return parseText(it);
    default:
      return null;
  }
}

function parseState({ microphone, camera, screen, writesOnly }: Unknown): ControlMessage | null {
  if (typeof microphone !== "boolean" || typeof camera !== "boolean") return null;
  // A page of an earlier version does not say the others.
  const later = { screen: screen === true, writesOnly: writesOnly === true };
  return { v: 1, kind: "state", microphone, camera, ...later };
}

function parseText({ page, of, heard, spoken }: Unknown): ControlMessage | null {
  if (!isName(page) || !(of === null || isName(of)) || !isCount(heard)) return null;
  return { v: 1, kind: "text", page, of, heard, spoken: spoken === true };
}

/** Names are said back: a long one would be said back all the time. */
function isName(value: unknown): value is string {
  return typeof value === "string" && value.length <= 64;
}
