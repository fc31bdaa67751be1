import { describe, expect, test } from "vitest";
import type { DoorOfficeFragment } from "../operations";
import { changedDoors, countWords, summaryOf } from "./board";

function office(slug: string, open: boolean, opensAt: string | null = null): DoorOfficeFragment {
  const door = {
    open,
    phase: open ? "OPEN" : "CLOSED",
    text: "",
    waiting: 0,
    staffed: true,
    opensAt,
  } as const;
  return { slug, name: slug, door };
}

describe("the summary", () => {
  test("counts the open doors, and looks no further", () => {
    const offices = [office("a", true), office("b", false, "2026-11-23T14:00:00Z"), office("c", true)];
    expect(summaryOf(offices)).toEqual({ open: 2, next: null });
  });

  test("names the first to open, whatever the order and the offset", () => {
    const offices = [
      office("later", false, "2026-11-24T08:00:00Z"),
      office("first", false, "2026-11-24T08:30:00+01:00"),
      office("unknown", false),
    ];
    expect(summaryOf(offices).next?.slug).toBe("first");
  });

  test("of two that open together names the first on the page", () => {
    const at = "2026-11-24T08:00:00Z";
    expect(summaryOf([office("a", false, at), office("b", false, at)]).next?.slug).toBe("a");
  });

  test("names none where nobody knows", () => {
    expect(summaryOf([office("a", false)])).toEqual({ open: 0, next: null });
    expect(summaryOf([])).toEqual({ open: 0, next: null });
  });
});

describe("what has changed", () => {
  test("is nothing at first, and then the doors that opened or shut", () => {
    const before = [office("a", true), office("b", false), office("c", true)];
    const now = [office("a", true), office("b", true), office("c", false), office("new", true)];
    expect(changedDoors(null, now)).toEqual([]);
    expect(changedDoors(before, now).map(({ slug }) => slug)).toEqual(["b", "c"]);
  });
});

describe("how many wait", () => {
  const italian = { one: "1 persona in attesa", other: "{n} persone in attesa" };
  const slovene = {
    one: "{n} oseba čaka",
    two: "{n} osebi čakata",
    few: "{n} osebe čakajo",
    other: "{n} oseb čaka",
  };

  test.each([
    [1, "1 persona in attesa"],
    [0, "0 persone in attesa"],
    [12, "12 persone in attesa"],
    // "many" in Italian, for which the page has no form of its own.
    [1_000_000, "1000000 persone in attesa"],
  ])("%i in Italian", (count, words) => {
    expect(countWords(count, "it", italian)).toBe(words);
  });

  test.each([
    [1, "1 oseba čaka"],
    [2, "2 osebi čakata"],
    [4, "4 osebe čakajo"],
    [5, "5 oseb čaka"],
    [101, "101 oseba čaka"],
  ])("%i in Slovene", (count, words) => {
    expect(countWords(count, "sl", slovene)).toBe(words);
  });
});
