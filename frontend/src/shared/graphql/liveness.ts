import { type Client, MessageType } from "graphql-ws/client";
import { onWake } from "./wake";

/** Between two pings of a quiet socket. */
export const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
const PROBE_WITHIN_MS = 1_000;
/** A new socket has this long to be greeted, and less when somebody has just come back to the page. */
const GREETED_WITHIN_MS = 10_000;
const GREETED_SOON_MS = 3_000;

/**
 * Drops a socket that has gone silent. After a change of network the old socket stays "open" for minutes and
 * swallows what is sent; only an unanswered ping shows it. One that was being opened then stays "connecting" as long.
 * Returns a probe that asks at once.
 */
export function watchLiveness(client: Client): { probe(): void; stop(): void } {
  let socket: WebSocket | undefined;
  let connecting = false;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const relax = () => {
    clearTimeout(deadline);
    deadline = undefined;
  };
  const expectWord = (withinMs: number) => {
    clearTimeout(deadline);
    deadline = setTimeout(() => client.terminate(), withinMs);
  };
  const probe = () => {
    if (connecting) expectWord(GREETED_SOON_MS);
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send(JSON.stringify({ type: MessageType.Ping }));
    expectWord(PROBE_WITHIN_MS);
  };

  client.on("connecting", () => {
    connecting = true;
    expectWord(GREETED_WITHIN_MS);
  });
  client.on("connected", (connected) => {
    connecting = false;
    socket = connected as WebSocket;
  });
  client.on("ping", (received) => {
    if (!received) expectWord(PONG_WITHIN_MS);
  });
  // Whatever arrives proves the path, not only a pong.
  client.on("message", relax);
  client.on("closed", () => {
    connecting = false;
    socket = undefined;
    relax();
  });
  const sleepOn = onWake(probe);

  return {
    probe,
    stop() {
      relax();
      sleepOn();
    },
  };
}
