import { type Client, createClient } from "graphql-ws/client";
import type { Lang } from "../messages";
import { backoffMs } from "./backoff";
import type { TypedDocument } from "./document";
import { mayPass, type Problem, Rejected, toProblem, Unreachable } from "./errors";
import { PING_EVERY_MS, watchLiveness } from "./liveness";
import { post } from "./post";
import { waitOrWake } from "./wake";

/** Ends what a call began. Calling it again does nothing. */
export type Stop = () => void;

/** What a subscription hands on. It outlives reconnects: the server then sends its state anew. */
export interface Listener<Result> {
  next(result: Result): void;
  /** The server refused; nothing more will come of this subscription. */
  refused?(problems: readonly Problem[]): void;
  /** The server has nothing more to say. */
  completed?(): void;
}

/** One browser's way to the server: operations over POST, subscriptions over one WebSocket. */
export interface GraphqlClient {
  /** Over POST with the page's cookies. Rejects with `Unreachable` or `Rejected`. */
  request<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
  ): Promise<Result>;
  /**
   * Over the WebSocket, for what must not wait (a call's signals) and is worthless later: rejects with
   * `Unreachable` when the socket is down or goes down before the answer. Also rejects with `Rejected`.
   */
  send<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables): Promise<Result>;
  subscribe<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    listener: Listener<Result>,
  ): Stop;
  /** Tells at once, and with each change, whether the WebSocket is up. It is down while nothing is subscribed. */
  onConnected(listener: (connected: boolean) => void): Stop;
  /** Asks the server for a sign of life now; a socket that stays silent for a second is replaced. */
  probe(): void;
  /** The time by the server's clock, in milliseconds since 1970, as far as an answer has told it. */
  now(): number;
  close(): void;
}

/** The `Date` header counts whole seconds and travels for a while: less than this is no difference. */
const CLOCK_NOISE_MS = 3_000;
const LINGER_MS = 3_000;

export function createGraphqlClient(lang: Lang): GraphqlClient {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const ws = createClient({
    url: `${scheme}//${location.host}/graphql/ws`,
    connectionParams: { lang },
    keepAlive: PING_EVERY_MS,
    // A subscription that is taken anew must not cost a new socket.
    lazyCloseTimeout: LINGER_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => waitOrWake(backoffMs(retries, Math.random())),
  });
  const liveness = watchLiveness(ws);
  const connection = watchConnection(ws);
  let clockOffsetMs = 0;
  const noteDate = (serverMs: number) => {
    const offset = serverMs - Date.now();
    clockOffsetMs = Math.abs(offset) < CLOCK_NOISE_MS ? 0 : offset;
  };

  return {
    request: (document, variables) => post(lang, document, variables, noteDate),
    send: (document, variables) => sendOnce(ws, connection, document, variables),
    subscribe: (document, variables, listener) => subscribe(ws, document, variables, listener),
    onConnected: connection.listen,
    probe: liveness.probe,
    now: () => Date.now() + clockOffsetMs,
    close() {
      liveness.stop();
      void ws.dispose();
    },
  };
}

interface Connection {
  isUp(): boolean;
  listen(listener: (connected: boolean) => void): Stop;
}

function watchConnection(ws: Client): Connection {
  const listeners = new Set<(connected: boolean) => void>();
  let up = false;
  const set = (value: boolean) => {
    if (value === up) return;
    up = value;
    for (const listener of listeners) listener(up);
  };
  ws.on("connected", () => set(true));
  ws.on("closed", () => set(false));
  return {
    isUp: () => up,
    listen(listener) {
      listeners.add(listener);
      listener(up);
      return () => listeners.delete(listener);
    },
  };
}

function subscribe<Result, Variables>(
  ws: Client,
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  listener: Listener<Result>,
): Stop {
  let stopped = false;
  let stopAttempt: Stop = () => {};
  let failures = 0;

  const fail = (problems: readonly Problem[]) => {
    stopAttempt();
    if (stopped) return;
    if (problems.some(mayPass)) {
      failures += 1;
      void waitOrWake(backoffMs(failures, Math.random())).then(begin);
    } else {
      stopped = true;
      listener.refused?.(problems);
    }
  };
  const begin = () => {
    if (stopped) return;
    let failed = false;
    const failOnce = (problems: readonly Problem[]) => {
      if (failed) return;
      failed = true;
      fail(problems);
    };
    stopAttempt = ws.subscribe<Result>(
      { query: document, variables: variables as Record<string, unknown> },
      {
        next({ data, errors }) {
          if (!data) return failOnce((errors ?? []).map(toProblem));
          failures = 0;
          listener.next(data);
        },
        error: (cause) => failOnce(problemsOf(cause)),
        complete() {
          if (stopped || failed) return;
          stopped = true;
          listener.completed?.();
        },
      },
    );
  };
  begin();
  return () => {
    stopped = true;
    stopAttempt();
  };
}

const UNAUTHORIZED = 4401;

/** What ended a subscription: the server's errors, or the close of a socket that graphql-ws does not open again. */
function problemsOf(cause: unknown): readonly Problem[] {
  if (Array.isArray(cause)) return cause.map(toProblem);
  const { code, reason } = cause as Partial<CloseEvent>;
  return [{ message: reason ?? "", code: code === UNAUTHORIZED ? "UNAUTHENTICATED" : "UNAVAILABLE" }];
}

function sendOnce<Result, Variables>(
  ws: Client,
  connection: Connection,
  document: TypedDocument<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    let stop: Stop = () => {};
    const unlisten = connection.listen((connected) => {
      if (connected) return;
      // Before graphql-ws would say it again on the next socket.
      queueMicrotask(() => {
        unlisten();
        stop();
      });
      reject(new Unreachable("the socket is down"));
    });
    if (!connection.isUp()) return;
    stop = subscribe(ws, document, variables, {
      next(result) {
        unlisten();
        resolve(result);
      },
      refused(problems) {
        unlisten();
        reject(new Rejected(problems));
      },
    });
  });
}
