import type { GraphqlClient, Listener, Stop } from "../graphql/client";
import type { TypedDocument } from "../graphql/document";

/** How long after the end of the server's stream it is asked for again. */
const AGAIN_AFTER_MS = 1_000;

/** Subscribes until stopped: a server that shuts down ends its streams, and its successor has more to say. */
export function keepListening<Result, Variables>(
  client: GraphqlClient,
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  listener: Listener<Result>,
): Stop {
  let stopped = false;
  let stop: Stop = () => undefined;
  const begin = () => {
    if (stopped) return;
    const completed = () => void setTimeout(begin, AGAIN_AFTER_MS);
    stop = client.subscribe(document, variables, { ...listener, completed });
  };
  begin();
  return () => {
    stopped = true;
    stop();
  };
}
