import { expect, test } from "vitest";
import { newWeek, withInterval } from "./grid";
import { problemsByRow, WHOLE } from "./problems";

const week = withInterval(newWeek(null), "MONDAY");
const grid = { usual: "WEEKS", comment: "", weeks: [week], closedOnHolidays: true, exceptions: [] } as const;
const problem = (message: string, at: { week?: number; interval?: number; exception?: number } = {}) => ({
  message,
  offset: null,
  week: at.week ?? null,
  interval: at.interval ?? null,
  exception: at.exception ?? null,
});

test("problems are said beside their rows, several beside one", () => {
  const problems = [
    problem("a", { week: 0, interval: 0 }),
    problem("b", { week: 0, interval: 0 }),
    problem("c"),
  ];
  const byRow = problemsByRow(grid, problems);
  expect(byRow.get(week.intervals[0]?.key ?? "")).toEqual(["a", "b"]);
  expect(byRow.get(WHOLE)).toEqual(["c"]);
});

test("what is about a row that is gone is said all the same", () => {
  expect(problemsByRow(grid, [problem("a", { exception: 3 })]).get(WHOLE)).toEqual(["a"]);
  expect(problemsByRow(null, [problem("a", { week: 0 })]).get(WHOLE)).toEqual(["a"]);
});
