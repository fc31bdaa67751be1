import { createContext, useContext } from "react";
import type { ProblemFieldsFragment } from "../operations";
import type { Grid } from "./grid";
import { rowOf } from "./wire";

/** Sentences by the key of the row that they are about. */
export type Problems = ReadonlyMap<string, readonly string[]>;

/** What is about no row has this key. */
export const WHOLE = "";

export function problemsByRow(grid: Grid | null, problems: readonly ProblemFieldsFragment[]): Problems {
  const byRow = new Map<string, readonly string[]>();
  for (const problem of problems) {
    const row = (grid && rowOf(grid, problem)) ?? WHOLE;
    byRow.set(row, [...(byRow.get(row) ?? []), problem.message]);
  }
  return byRow;
}

const Context = createContext<Problems>(new Map());
export const ProblemsProvider = Context.Provider;

/** What is wrong with a row of the grid. */
export function useProblems(key: string): readonly string[] {
  return useContext(Context).get(key) ?? [];
}
