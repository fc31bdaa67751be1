import { describe, expect, test } from "vitest";
import type { PlanFieldsFragment, PlanInput } from "../operations";
import {
  finished,
  type Grid,
  newTime,
  newWeek,
  ofDay,
  patched,
  unfinished,
  withCopy,
  withInterval,
} from "./grid";
import { gridOf, planOf, rowOf } from "./wire";

const morning = { start: "09:00", end: "12:30", byAppointment: false, comment: null };
const plan: PlanFieldsFragment = {
  usual: "WEEKS",
  comment: null,
  weeks: [
    {
      season: null,
      intervals: [
        { day: "MONDAY", rhythm: "EVERY_WEEK", nths: [], ...morning },
        { day: "MONDAY", rhythm: "OF_MONTH", nths: [1, -1], ...morning, start: "15:00", end: "24:00" },
        {
          day: "FRIDAY",
          rhythm: "ODD_WEEKS",
          nths: [],
          ...morning,
          byAppointment: true,
          comment: "solo ritiro",
        },
      ],
    },
    {
      season: { from: "06-15", to: "08-31" },
      intervals: [{ day: "MONDAY", rhythm: "EVERY_WEEK", nths: [], ...morning }],
    },
  ],
  closedOnHolidays: true,
  exceptions: [
    { dates: { from: "2026-12-24", to: "2026-12-24" }, change: "CLOSED", comment: "Vigilia", intervals: [] },
    { dates: { from: "2026-12-05", to: "2026-12-06" }, change: "ALSO", comment: null, intervals: [morning] },
  ],
};
const grid = gridOf(plan);

describe("a plan and its grid", () => {
  test("come back the same", () => {
    expect(planOf(grid)).toEqual(plan satisfies PlanInput);
  });

  test("midnight at the end of a day is what a time field can hold", () => {
    expect(grid.weeks[0]?.intervals[1]?.end).toBe("00:00");
  });

  test("days of every year are told from dates", () => {
    expect(grid.weeks[1]?.season?.everyYear).toBe(true);
    expect(grid.exceptions[0]?.dates.everyYear).toBe(false);
  });

  test("what another kind does not use is kept, and not sent", () => {
    const always: Grid = { ...grid, usual: "ALWAYS" };
    expect(planOf(always).weeks).toEqual([]);
    expect(always.weeks).toHaveLength(2);
  });

  test("a plan without weeks has one to begin with", () => {
    expect(gridOf({ ...plan, usual: "ALWAYS", weeks: [] }).weeks).toMatchObject([
      { season: null, intervals: [] },
    ]);
  });

  test("a problem finds its row", () => {
    const at = (week: number | null, interval: number | null, exception: number | null) =>
      rowOf(grid, { message: "", offset: null, week, interval, exception });
    expect(at(0, 2, null)).toBe(grid.weeks[0]?.intervals[2]?.key);
    expect(at(1, null, null)).toBe(grid.weeks[1]?.key);
    expect(at(null, 0, 1)).toBe(grid.exceptions[1]?.intervals[0]?.key);
    expect(at(null, null, 0)).toBe(grid.exceptions[0]?.key);
    expect(at(null, null, null)).toBeUndefined();
    expect(at(9, 9, null)).toBeUndefined();
  });
});

describe("a week", () => {
  const times = (rows: readonly { start: string; end: string }[]) =>
    rows.map(({ start, end }) => `${start}-${end}`);

  test("is given the morning, then the afternoon, then what one writes", () => {
    let week = newWeek(null);
    for (let count = 0; count < 3; count += 1) week = withInterval(week, "TUESDAY");
    expect(times(ofDay(week, "TUESDAY"))).toEqual(["09:00-12:30", "15:00-17:30", "-"]);
    expect(ofDay(week, "MONDAY")).toEqual([]);
  });

  test("a late interval is not followed by an early one", () => {
    expect(newTime([{ ...newTime([]), start: "16:00", end: "19:00" }]).start).toBe("");
  });

  test("a day copied replaces the other, in rows of its own", () => {
    const [first] = grid.weeks;
    if (!first) throw new Error("no week");
    const copied = withCopy(withInterval(first, "TUESDAY"), "MONDAY", "TUESDAY");
    expect(times(ofDay(copied, "TUESDAY"))).toEqual(["09:00-12:30", "15:00-00:00"]);
    expect(new Set(copied.intervals.map(({ key }) => key)).size).toBe(copied.intervals.length);
    expect(ofDay(copied, "FRIDAY")).toHaveLength(1);
  });
});

test("rows without a time or a date are not finished, where they count", () => {
  expect(unfinished(grid)).toEqual([]);
  const [week] = grid.weeks;
  const [interval] = week?.intervals ?? [];
  if (!week || !interval) throw new Error("no interval");
  const broken = patched(week.intervals, interval.key, { start: "" });
  const written: Grid = { ...grid, weeks: patched(grid.weeks, week.key, { intervals: broken }) };
  expect(unfinished(written)).toEqual([interval.key]);
  expect(unfinished({ ...written, usual: "ALWAYS" })).toEqual([]);
  const [closure] = grid.exceptions;
  if (!closure) throw new Error("no exception");
  const dateless = patched(grid.exceptions, closure.key, { dates: { everyYear: false, from: "", to: "" } });
  expect(unfinished({ ...grid, exceptions: dateless })).toEqual([closure.key]);
  const rest = finished({ ...written, exceptions: dateless });
  expect(rest.weeks[0]?.intervals).toHaveLength(2);
  expect(rest.exceptions).toEqual(grid.exceptions.slice(1));
  expect(unfinished(rest)).toEqual([]);
});
