declare const types: unique symbol;

/** The text of an operation that remembers the types of its answer and its variables. */
export type TypedDocument<Result, Variables> = string & {
  readonly [types]?: (variables: Variables) => Result;
};
