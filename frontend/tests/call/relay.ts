/**
 * A server for the tests of the call alone: one visit, the operations that lobby and call use, executed against the
 * committed SDL, and the pages' modules straight from Vite. The whole product is tested in `tests/journeys`.
 */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { buildSchema, graphql } from "graphql";
import { useServer as serveGraphql } from "graphql-ws/use/ws";
import { createServer as createVite } from "vite";
import { WebSocketServer } from "ws";
import { clerkPage, lobbyPage } from "./pages";
import { type Side, TheVisit } from "./visit";

const frontend = fileURLToPath(new URL("../..", import.meta.url));
const schema = buildSchema(readFileSync(`${frontend}/schema.graphql`, "utf8"));

interface Seat {
  side: Side;
}

export interface Relay {
  readonly origin: string;
  /** The visit of now; `reset` begins another. */
  readonly visit: TheVisit;
  reset(): void;
  /** Cuts every socket, and takes no new one before `resume`. */
  cut(): void;
  resume(): void;
  close(): Promise<void>;
}

export async function startRelay(): Promise<Relay> {
  let visit = new TheVisit();
  let taking = true;
  const vite = await createVite({
    root: frontend,
    configFile: `${frontend}/vite.config.ts`,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    appType: "custom",
    logLevel: "error",
  });
  const server = createServer((request, response) => {
    respond(request, response, visit).then((done) => done || vite.middlewares(request, response));
  });
  const sockets = new WebSocketServer({ noServer: true });
  serveGraphql(
    {
      schema,
      roots: {
        mutation: { signal: ({ side, payload }: Seat & { payload: string }) => visit.signal(side, payload) },
        subscription: { myVisit: () => visit.watch(), call: ({ side }: Seat) => visit.join(side) },
      },
    },
    sockets,
  );
  server.on("upgrade", (request, socket, head) => {
    if (!taking) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (it) => sockets.emit("connection", it, request));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cutAll = () => {
    for (const socket of sockets.clients) socket.terminate();
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get visit() {
      return visit;
    },
    reset() {
      visit = new TheVisit();
    },
    cut() {
      taking = false;
      cutAll();
    },
    resume() {
      taking = true;
    },
    async close() {
      cutAll();
      server.closeAllConnections();
      server.close();
      await vite.close();
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  visit: TheVisit,
): Promise<boolean> {
  switch (request.url) {
    case "/attesa":
      visit.shownPages += 1;
      html(response, lobbyPage(visit));
      return true;
    case "/sportello":
      html(response, clerkPage());
      return true;
    case "/graphql":
      await answer(request, response, visit);
      return true;
    default:
      return false;
  }
}

function html(response: ServerResponse, page: string): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(page);
}

async function answer(request: IncomingMessage, response: ServerResponse, visit: TheVisit): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { query, variables } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const result = await graphql({
    schema,
    source: query,
    variableValues: variables,
    rootValue: rootOf(visit),
  });
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(result));
}

function rootOf(visit: TheVisit): object {
  const move = (state: "IN_ROOM" | "ENDED") => {
    visit.change({ state });
    return { __typename: "Moved", visit: visit.shown };
  };
  return {
    callSetup: ({ side }: Seat) =>
      visit.callIsOn ? { offers: side === "CLERK", relayOnly: false, iceServers: [] } : null,
    enterRoom: () => move("IN_ROOM"),
    leave: () => move("ENDED"),
  };
}
