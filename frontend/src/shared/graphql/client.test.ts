import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { createGraphqlClient, type GraphqlClient } from "./client";
import type { TypedDocument } from "./document";
import { Rejected, Unreachable } from "./errors";

type Message = { type: string; id?: string; payload?: Record<string, unknown> };
type Answer = (message: Message, socket: WebSocket) => void;

const ticks = "subscription{tick}" as TypedDocument<{ tick: number }, Record<string, never>>;
const signal = "mutation{signal}" as TypedDocument<{ signal: boolean }, Record<string, never>>;

/** A server that speaks graphql-transport-ws as far as `answer` does. */
class Wire {
  readonly http: Server = createServer((request, response) => this.post(request.headers, response));
  readonly sockets: WebSocket[] = [];
  readonly inits: unknown[] = [];
  readonly subscribed: Message[] = [];
  answer: Answer = () => {};
  silent = false;
  post: (headers: Record<string, unknown>, response: import("node:http").ServerResponse) => void = () => {};

  constructor() {
    new WebSocketServer({ server: this.http }).on("connection", (socket) => {
      this.sockets.push(socket);
      socket.on("message", (data) => this.receive(JSON.parse(String(data)) as Message, socket));
    });
  }
  private receive(message: Message, socket: WebSocket): void {
    if (this.silent) return;
    if (message.type === "connection_init") {
      this.inits.push(message.payload);
      socket.send(JSON.stringify({ type: "connection_ack" }));
    }
    if (message.type === "ping") socket.send(JSON.stringify({ type: "pong" }));
    if (message.type === "subscribe") {
      this.subscribed.push(message);
      this.answer(message, socket);
    }
  }
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.http.listen(0, "127.0.0.1", resolve));
    return `127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    await new Promise((resolve) => this.http.close(resolve));
  }
}

const next = (socket: WebSocket, id: string | undefined, data: unknown) =>
  socket.send(JSON.stringify({ type: "next", id, payload: { data } }));

let wire: Wire;
let client: GraphqlClient;
let page: EventTarget;

beforeEach(async () => {
  wire = new Wire();
  const host = await wire.listen();
  page = new EventTarget();
  vi.stubGlobal("WebSocket", WebSocket);
  vi.stubGlobal("location", { protocol: "http:", host });
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  const realFetch = fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(`http://${host}${path}`, init));
  client = createGraphqlClient("it");
});

afterEach(async () => {
  client.close();
  await wire.close();
  vi.unstubAllGlobals();
});

/** Subscribes and collects what comes. */
function follow() {
  const seen: number[] = [];
  const refused: (string | undefined)[] = [];
  const stop = client.subscribe(
    ticks,
    {},
    {
      next: ({ tick }) => seen.push(tick),
      refused: (problems) => refused.push(...problems.map(({ code }) => code)),
    },
  );
  return { seen, refused, stop };
}

test("a subscription outlives its socket, and says the language each time", async () => {
  wire.answer = ({ id }, socket) => next(socket, id, { tick: wire.sockets.length });
  const { seen } = follow();
  await vi.waitFor(() => expect(seen).toEqual([1]));
  wire.sockets[0]?.terminate();
  await vi.waitFor(() => expect(seen).toEqual([1, 2]), 5_000);
  expect(wire.inits).toEqual([{ lang: "it" }, { lang: "it" }]);
});

test("a socket that went silent is replaced when the network comes back", async () => {
  wire.answer = ({ id }, socket) => next(socket, id, { tick: wire.sockets.length });
  const { seen } = follow();
  await vi.waitFor(() => expect(seen).toEqual([1]));
  wire.silent = true;
  page.dispatchEvent(new Event("online"));
  await vi.waitFor(() => expect(wire.sockets.length).toBeGreaterThan(1), 5_000);
  wire.silent = false;
  for (const socket of wire.sockets) socket.terminate();
  await vi.waitFor(() => expect(seen).toHaveLength(2), 10_000);
}, 20_000);

test("taking a subscription anew costs no new socket", async () => {
  wire.answer = ({ id }, socket) => next(socket, id, { tick: wire.subscribed.length });
  const first = follow();
  await vi.waitFor(() => expect(first.seen).toEqual([1]));
  first.stop();
  const second = follow();
  await vi.waitFor(() => expect(second.seen).toEqual([2]));
  expect(wire.sockets).toHaveLength(1);
});

test("a refusal ends the subscription and tells its code", async () => {
  wire.answer = ({ id }, socket) =>
    socket.send(
      JSON.stringify({ type: "error", id, payload: [{ message: "no", extensions: { code: "FORBIDDEN" } }] }),
    );
  const { refused } = follow();
  await vi.waitFor(() => expect(refused).toEqual(["FORBIDDEN"]));
});

test("a fault of the server is not a refusal: the subscription comes back", async () => {
  wire.answer = ({ id }, socket) => {
    if (wire.subscribed.length === 1) socket.close(4500, "fault");
    else next(socket, id, { tick: 7 });
  };
  const { seen, refused } = follow();
  await vi.waitFor(() => expect(seen).toEqual([7]), 5_000);
  expect(refused).toEqual([]);
});

test.each(["next", "error"])("a service that is unavailable, told by %s, is asked again", async (type) => {
  const errors = [{ message: "later", extensions: { code: "UNAVAILABLE" } }];
  wire.answer = ({ id }, socket) => {
    if (wire.subscribed.length > 1) next(socket, id, { tick: 3 });
    else
      socket.send(JSON.stringify({ type, id, payload: type === "next" ? { data: null, errors } : errors }));
  };
  const { seen, refused } = follow();
  await vi.waitFor(() => expect(seen).toEqual([3]), 5_000);
  expect(refused).toEqual([]);
});

test("what is sent on a socket that goes down is not said again on the next one", async () => {
  wire.answer = ({ id, payload }, socket) => {
    if (payload?.query === signal) socket.terminate();
    else next(socket, id, { tick: 1 });
  };
  const { seen } = follow();
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  await expect(client.send(signal, {})).rejects.toBeInstanceOf(Unreachable);
  await vi.waitFor(() => expect(seen).toHaveLength(2), 5_000);
  expect(wire.subscribed.filter(({ payload }) => payload?.query === signal)).toHaveLength(1);
});

test("nothing is sent while the socket is down", async () => {
  await expect(client.send(signal, {})).rejects.toBeInstanceOf(Unreachable);
  expect(wire.sockets).toHaveLength(0);
});

test("an operation over POST reads the answer and the server's clock", async () => {
  wire.post = (headers, response) => {
    expect(headers["accept-language"]).toBe("it");
    response.setHeader("date", new Date(Date.now() + 3_600_000).toUTCString());
    response.end(JSON.stringify({ data: { signal: true } }));
  };
  expect(await client.request(signal, {})).toEqual({ signal: true });
  expect(client.now() - Date.now()).toBeGreaterThan(3_590_000);
});

test.each([
  [503, "starting", Unreachable],
  [200, JSON.stringify({ data: null, errors: [{ message: "no" }] }), Rejected],
  [200, JSON.stringify({ errors: [{ message: "", extensions: { code: "UNAVAILABLE" } }] }), Unreachable],
  [400, "not JSON", Rejected],
])("status %d over POST tells whether to try again", async (status, body, error) => {
  wire.post = (_headers, response) => response.writeHead(status).end(body);
  await expect(client.request(signal, {})).rejects.toBeInstanceOf(error);
});

test.each(["online", "pageshow", "resume"])(
  "a page that wakes by %s does not wait for the next attempt",
  async (type) => {
    wire.answer = ({ id }, socket) => next(socket, id, { tick: wire.sockets.length });
    // Two minutes until the next attempt.
    vi.spyOn(Math, "random").mockReturnValue(200);
    const { seen } = follow();
    await vi.waitFor(() => expect(seen).toEqual([1]));
    wire.sockets[0]?.terminate();
    await vi.waitFor(() => expect(wire.sockets[0]?.readyState).toBe(WebSocket.CLOSED));
    const event = Object.assign(new Event(type), { persisted: true });
    const wake = () => (type === "resume" ? document : page).dispatchEvent(event);
    // The page hears of the end a little later than the server.
    await vi.waitFor(() => {
      wake();
      expect(seen).toEqual([1, 2]);
    }, 2_000);
    vi.restoreAllMocks();
  },
);

test("a socket that is never greeted is given up, soon where somebody has come back", async () => {
  wire.silent = true;
  const { seen } = follow();
  await vi.waitFor(() => expect(wire.sockets).toHaveLength(1));
  wire.silent = false;
  wire.answer = ({ id }, socket) => next(socket, id, { tick: 5 });
  page.dispatchEvent(new Event("online"));
  await vi.waitFor(() => expect(seen).toEqual([5]), 6_000);
  expect(wire.sockets).toHaveLength(2);
}, 10_000);
