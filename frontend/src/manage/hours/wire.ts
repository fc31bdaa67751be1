import type { PlanFieldsFragment, PlanInput, ProblemFieldsFragment } from "../operations";
import { type Grid, type GridDates, type GridTime, newKey, newWeek } from "./grid";

type WireDates = PlanFieldsFragment["exceptions"][number]["dates"];
type WireTime = PlanFieldsFragment["exceptions"][number]["intervals"][number];

const MIDNIGHT = "24:00";

/** The grid of a plan. A plan without weeks gets one, for whoever changes to a week. */
export function gridOf(plan: PlanFieldsFragment): Grid {
  const weeks = plan.weeks.map(({ season, intervals }) => ({
    key: newKey(),
    season: season && datesOf(season),
    intervals: intervals.map((interval) => ({
      ...timeOf(interval),
      day: interval.day,
      rhythm: interval.rhythm,
      nths: interval.nths,
    })),
  }));
  return {
    usual: plan.usual,
    comment: plan.comment ?? "",
    weeks: weeks.length > 0 ? weeks : [newWeek(null)],
    closedOnHolidays: plan.closedOnHolidays,
    exceptions: plan.exceptions.map(({ dates, change, comment, intervals }) => ({
      key: newKey(),
      dates: datesOf(dates),
      change,
      comment: comment ?? "",
      intervals: intervals.map(timeOf),
    })),
  };
}

function datesOf({ from, to }: WireDates): GridDates {
  return { everyYear: from.length === "MM-DD".length, from, to };
}

function timeOf({ start, end, byAppointment, comment }: WireTime): GridTime {
  return {
    key: newKey(),
    start,
    end: end === MIDNIGHT ? "00:00" : end,
    byAppointment,
    comment: comment ?? "",
  };
}

/** What is sent of a grid: rows in their order, without what the chosen kind does not use. */
export function planOf(grid: Grid): PlanInput {
  return {
    usual: grid.usual,
    comment: wordsOf(grid.comment),
    weeks:
      grid.usual !== "WEEKS"
        ? []
        : grid.weeks.map(({ season, intervals }) => ({
            season: season && { from: season.from, to: season.to },
            intervals: intervals.map((interval) => ({
              day: interval.day,
              rhythm: interval.rhythm,
              nths: interval.rhythm === "OF_MONTH" ? interval.nths : [],
              ...inputOf(interval),
            })),
          })),
    closedOnHolidays: grid.closedOnHolidays,
    exceptions: grid.exceptions.map(({ dates, change, comment, intervals }) => ({
      dates: { from: dates.from, to: dates.to },
      change,
      comment: change === "CLOSED" ? wordsOf(comment) : null,
      intervals: change === "CLOSED" ? [] : intervals.map(inputOf),
    })),
  };
}

function inputOf({ start, end, byAppointment, comment }: GridTime) {
  return { start, end: end === "00:00" ? MIDNIGHT : end, byAppointment, comment: wordsOf(comment) };
}

function wordsOf(comment: string): string | null {
  return comment.trim() || null;
}

/** The row of the grid that a problem of its plan is about. */
export function rowOf(grid: Grid, { week, interval, exception }: ProblemFieldsFragment): string | undefined {
  const among = exception === null ? grid.weeks[week ?? -1] : grid.exceptions[exception];
  return interval === null ? among?.key : among?.intervals[interval]?.key;
}
