import type { GraphqlClient } from "../graphql/client";
import type { Lang } from "../messages";
import type { MediaGrant } from "./media";
import type { Setup } from "./session";

/** What a call is at, for the page around it. */
export type CallState =
  /** Waiting for the other side, or for the first picture. */
  | { kind: "connecting" }
  | { kind: "connected" }
  /** The path was lost; it is being found again without anybody's doing. */
  | { kind: "recovering" }
  /** The same side has joined from another window: this one is silent. */
  | { kind: "replaced" }
  /** The visit is over or back in the queue. */
  | { kind: "over" }
  /** No call is possible here; `message` says why and what to do, in the page's language. */
  | { kind: "failed"; message: string };

export interface CallOptions {
  /** Filled by the call with its own controls, emptied by `close`. */
  root: HTMLElement;
  visitId: string;
  lang: Lang;
  client: GraphqlClient;
  side: "clerk" | "visitor";
  /** Who is on the other side, as this side may know them; "the office" or "the visitor" where left out. */
  peerName?: string | null;
  /** Devices that were asked for already; left out, the call asks. The call stops them. */
  media?: MediaGrant;
  /** What `prepareSetup` was told; left out, the call asks. */
  setup?: Promise<Setup | null>;
  /** With it there is a button to say goodbye, which calls it: ending the visit is the page's own doing. */
  onLeave?(): void;
  onState(state: CallState): void;
}

/** A running call. */
export interface CallHandle {
  /** Hangs up, frees camera and microphone, empties `root`. Does not end the visit. */
  close(): void;
}
