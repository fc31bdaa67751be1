import type { PlanChange, PlanRhythm, PlanUsual, Weekday } from "../operations";

/** From Monday, the order in which a week is told. */
export const WEEK: readonly Weekday[] = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
];

/** Days in a row: `YYYY-MM-DD`, or `MM-DD` of every year. Empty while they are being written. */
export interface GridDates {
  readonly everyYear: boolean;
  readonly from: string;
  readonly to: string;
}

/** Times as an `<input type="time">` has them: midnight at the end of a day is `00:00`. Empty while being written. */
export interface GridTime {
  /** Tells rows apart while they are written; never sent. */
  readonly key: string;
  readonly start: string;
  readonly end: string;
  readonly byAppointment: boolean;
  readonly comment: string;
}

export interface GridInterval extends GridTime {
  readonly day: Weekday;
  readonly rhythm: PlanRhythm;
  /** With `OF_MONTH`: 1 to 5 from the beginning of the month, -1 to -5 from its end. */
  readonly nths: readonly number[];
}

export interface GridWeek {
  readonly key: string;
  /** `null` for the whole year. */
  readonly season: GridDates | null;
  readonly intervals: readonly GridInterval[];
}

export interface GridException {
  readonly key: string;
  readonly dates: GridDates;
  readonly change: PlanChange;
  readonly comment: string;
  readonly intervals: readonly GridTime[];
}

/** The hours as they are written in the grid. What is not of the chosen kind is kept, and not sent. */
export interface Grid {
  readonly usual: PlanUsual;
  readonly comment: string;
  readonly weeks: readonly GridWeek[];
  readonly closedOnHolidays: boolean;
  readonly exceptions: readonly GridException[];
}

let made = 0;

/** Unique in this page. */
export function newKey(): string {
  made += 1;
  return `row-${made}`;
}

export function newWeek(season: GridDates | null): GridWeek {
  return { key: newKey(), season, intervals: [] };
}

/** What an office that has hours already most likely adds: the morning, then the afternoon. */
const USUAL_TIMES = [
  ["09:00", "12:30"],
  ["15:00", "17:30"],
] as const;

export function newTime(before: readonly GridTime[]): GridTime {
  const last =
    before
      .map(({ end }) => end)
      .sort()
      .at(-1) ?? "";
  const [start, end] = USUAL_TIMES.find(([from]) => from > last) ?? ["", ""];
  return { key: newKey(), start, end, byAppointment: false, comment: "" };
}

export function ofDay(week: GridWeek, day: Weekday): readonly GridInterval[] {
  return week.intervals.filter((interval) => interval.day === day);
}

/** `week` with another interval at the end of a day. */
export function withInterval(week: GridWeek, day: Weekday): GridWeek {
  const added = { ...newTime(ofDay(week, day)), day, rhythm: "EVERY_WEEK" as const, nths: [] };
  return { ...week, intervals: [...week.intervals, added] };
}

/** `week` with the intervals of `from` on `to` too, in place of what that day had. */
export function withCopy(week: GridWeek, from: Weekday, to: Weekday): GridWeek {
  const kept = week.intervals.filter(({ day }) => day !== to);
  const copies = ofDay(week, from).map((interval) => ({ ...interval, key: newKey(), day: to }));
  return { ...week, intervals: [...kept, ...copies] };
}

/** `rows` with what `patch` says of the row of this key. */
export function patched<Row extends { readonly key: string }>(
  rows: readonly Row[],
  key: string,
  patch: Partial<Row>,
): readonly Row[] {
  return rows.map((row) => (row.key === key ? { ...row, ...patch } : row));
}

export function without<Row extends { readonly key: string }>(
  rows: readonly Row[],
  key: string,
): readonly Row[] {
  return rows.filter((row) => row.key !== key);
}

const hasTimes = ({ start, end }: GridTime) => start !== "" && end !== "";
const hasDates = ({ from, to }: GridDates) => from !== "" && to !== "";

/** Keys of the rows that are still being written: without a time or a date they cannot be saved. */
export function unfinished(grid: Grid): readonly string[] {
  const keys = (rows: readonly GridTime[]) => rows.filter((row) => !hasTimes(row)).map(({ key }) => key);
  const weeks = grid.usual === "WEEKS" ? grid.weeks : [];
  return [
    ...weeks.flatMap(({ key, season, intervals }) => [
      ...(season && !hasDates(season) ? [key] : []),
      ...keys(intervals),
    ]),
    ...grid.exceptions.flatMap(({ key, dates, change, intervals }) => [
      ...(hasDates(dates) ? [] : [key]),
      ...(change === "CLOSED" ? [] : keys(intervals)),
    ]),
  ];
}

/** The grid without the rows that are still being written: what can be previewed of it. */
export function finished(grid: Grid): Grid {
  const weeks = grid.weeks.filter(({ season }) => season === null || hasDates(season));
  const whole = ({ dates, change, intervals }: GridException) =>
    hasDates(dates) && (change === "CLOSED" || intervals.every(hasTimes));
  return {
    ...grid,
    weeks: weeks.map((week) => ({ ...week, intervals: week.intervals.filter(hasTimes) })),
    exceptions: grid.exceptions.filter(whole),
  };
}
