import { expect, test } from "vitest";
import { countdown, dayAndTime, lengthInWords, timeOfDay, todayAt } from "./time";

test.each([
  ["2026-11-23T09:32:10Z", "10:32"],
  ["2026-07-01T22:05:00Z", "00:05"],
])("%s is %s in Italy", (iso, shown) => {
  expect(timeOfDay(iso, "it")).toBe(shown);
});

test.each([
  [0, "meno di 1 min"],
  [59, "meno di 1 min"],
  [60, "1 min"],
  [3599, "59 min"],
  [3900, "1 h 05 min"],
])("%d seconds are %s", (seconds, words) => {
  expect(lengthInWords(seconds, "it")).toBe(words);
});

test.each([
  [120, "2:00"],
  [99.2, "1:40"],
  [5, "0:05"],
  [-3, "0:00"],
])("a countdown of %d seconds shows %s", (seconds, shown) => {
  expect(countdown(seconds)).toBe(shown);
});

test.each([
  ["in winter", "2026-11-23T08:00:00Z", "12:30", "2026-11-23T11:30:00.000Z"],
  ["in summer", "2026-07-01T08:00:00Z", "12:30", "2026-07-01T10:30:00.000Z"],
  ["on the day as it is in Italy", "2026-07-01T22:30:00Z", "09:00", "2026-07-02T07:00:00.000Z"],
  ["on the day on which clocks go forward", "2026-03-29T05:00:00Z", "10:00", "2026-03-29T08:00:00.000Z"],
  ["on the day on which clocks go back", "2026-10-25T05:00:00Z", "10:00", "2026-10-25T09:00:00.000Z"],
])("today at a time of day, %s", (_when, now, clock, instant) => {
  expect(todayAt(clock, Date.parse(now)).toISOString()).toBe(instant);
});

test("a day in Italy can be another than in Greenwich", () => {
  expect(dayAndTime("2026-07-01T22:05:00Z", "it")).toBe("2 luglio 2026, 00:05");
});
