/** By which ways a connection may be made, from what the server says of relays. */

/** What a connection is made with. */
export type Ice = Pick<RTCConfiguration, "iceServers" | "iceTransportPolicy">;

/** A relay as the API has it. */
export interface Relay {
  readonly urls: readonly string[];
  readonly username: string | null;
  readonly credential: string | null;
}

/** The same as the browser wants it. */
export function iceServersOf(relays: readonly Relay[]): RTCIceServer[] {
  return relays.map(({ urls, username, credential }) => ({
    urls: [...urls],
    ...(username && credential ? { username, credential } : {}),
  }));
}
