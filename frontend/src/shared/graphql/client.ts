import type { TypedDocument } from "./document";

/** Ends what a call began. Calling it again does nothing. */
export type Stop = () => void;

/** What a subscription hands on. It outlives reconnects: the server then sends its state anew. */
export interface Listener<Result> {
  next(result: Result): void;
  /** The server refused the operation; nothing more will come. */
  refused?(messages: readonly string[]): void;
}

/** One browser's way to the server: operations over POST, subscriptions over one WebSocket. */
export interface GraphqlClient {
  /** Over POST with the page's cookies. Rejects with `Unreachable` or `Rejected`. */
  request<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
  ): Promise<Result>;
  /** Over the WebSocket, for what must not wait (a call's signals). Rejects with `Unreachable` while it is down. */
  send<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables): Promise<Result>;
  subscribe<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    listener: Listener<Result>,
  ): Stop;
  /** Tells at once, and with each change, whether the WebSocket is up. */
  onConnected(listener: (connected: boolean) => void): Stop;
  close(): void;
}
