import { expect, test } from "vitest";
import { dayName, shortDate } from "./days";
import { WEEK } from "./grid";

test("a week is told from Monday", () => {
  const names = WEEK.map((day) => dayName(day, "it"));
  expect(names).toEqual(["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]);
});

test("a date is the same day in every time zone", () => {
  expect(shortDate("2026-11-23", "it")).toBe("lun 23 nov");
});
