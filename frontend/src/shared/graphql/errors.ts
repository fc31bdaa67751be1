/** What the server said about an operation that it did not carry out. */
export interface Problem {
  message: string;
  /** The machine's word for it (`extensions.code`), where the server gave one. */
  code: string | undefined;
}

/** No answer came: the network, a timeout, or a server that is starting. The same request may be sent again. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The server answered, and refused. Sending the same again gives the same answer. */
export class Rejected extends Error {
  override readonly name = "Rejected";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join("; "));
    this.problems = problems;
  }
}

interface GraphqlErrorLike {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export function toProblem({ message, extensions }: GraphqlErrorLike): Problem {
  const code = extensions?.code;
  return { message, code: typeof code === "string" ? code : undefined };
}

/** A fault of the server, not an answer to what was asked: asked again, it may go well. */
export function mayPass({ code }: Problem): boolean {
  return code === "UNAVAILABLE" || code === "INTERNAL";
}
