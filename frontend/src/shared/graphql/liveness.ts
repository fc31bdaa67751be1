import { type Client, MessageType } from "graphql-ws/client";

/** Between two pings of a quiet socket. */
export const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
const PROBE_WITHIN_MS = 1_000;

/**
 * Drops a socket that has gone silent. After a change of network the old socket stays "open" for minutes and
 * swallows what is sent; only an unanswered ping shows it. Returns a probe that asks at once.
 */
export function watchLiveness(client: Client): { probe(): void; stop(): void } {
  let socket: WebSocket | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const relax = () => {
    clearTimeout(deadline);
    deadline = undefined;
  };
  const expectPong = (withinMs: number) => {
    clearTimeout(deadline);
    deadline = setTimeout(() => client.terminate(), withinMs);
  };
  const probe = () => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send(JSON.stringify({ type: MessageType.Ping }));
    expectPong(PROBE_WITHIN_MS);
  };
  const probeWhenShown = () => {
    if (document.visibilityState === "visible") probe();
  };

  client.on("connected", (connected) => {
    socket = connected as WebSocket;
  });
  client.on("ping", (received) => {
    if (!received) expectPong(PONG_WITHIN_MS);
  });
  // Whatever arrives proves the path, not only a pong.
  client.on("message", relax);
  client.on("closed", () => {
    socket = undefined;
    relax();
  });
  addEventListener("online", probe);
  document.addEventListener("visibilitychange", probeWhenShown);

  return {
    probe,
    stop() {
      relax();
      removeEventListener("online", probe);
      document.removeEventListener("visibilitychange", probeWhenShown);
    },
  };
}
