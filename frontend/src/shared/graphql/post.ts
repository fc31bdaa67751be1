import type { Lang } from "../messages";
import type { GraphqlClient } from "./client";
import type { TypedDocument } from "./document";
import { type Problem, Rejected, toProblem, Unreachable } from "./errors";

const TIMEOUT_MS = 15_000;

interface Answer<Result> {
  data?: Result | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

/** Tells what the server's clock showed, in milliseconds since 1970. */
export type NoteDate = (serverMs: number) => void;

/** A way to the server without a WebSocket: for pages that follow nothing. */
export type Requester = Pick<GraphqlClient, "request">;

export function createRequester(lang: Lang): Requester {
  return { request: (document, variables) => post(lang, document, variables, () => {}) };
}

/** Sends one operation over POST with the page's cookies. */
export async function post<Result, Variables>(
  lang: Lang,
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  noteDate: NoteDate,
): Promise<Result> {
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers: {
      accept: "application/json",
      "accept-language": lang,
      "content-type": "application/json",
    },
    body: JSON.stringify({ query: document, variables }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new Unreachable("no answer", { cause });
  });
  const date = Date.parse(response.headers.get("date") ?? "");
  if (!Number.isNaN(date)) noteDate(date);
  if (response.status >= 500) throw new Unreachable(`status ${response.status}`);
  return unwrap<Result>(response);
}

async function unwrap<Result>(response: Response): Promise<Result> {
  const answer = await response.json().then(
    (body) => body as Answer<Result>,
    () => ({}) as Answer<Result>,
  );
  if (answer.data) return answer.data;
  const problems: Problem[] = (answer.errors ?? []).map(toProblem);
  if (problems.some(({ code }) => code === "UNAVAILABLE"))
    throw new Unreachable("the service is unavailable");
  throw new Rejected(
    problems.length > 0 ? problems : [{ message: `status ${response.status}`, code: undefined }],
  );
}
