import { expect, test } from "vitest";
import { problemOf, problemOfStatus } from "./crest";

test.each([
  ["image/png", 40_000, undefined],
  ["image/webp", 2 * 1024 * 1024, undefined],
  ["image/jpeg", 20_000_000, "crest.tooLarge"],
  ["image/svg+xml", 900, "crest.svg"],
  ["application/pdf", 900, "crest.notAPicture"],
  ["", 900, "crest.notAPicture"],
])("a file of %s with %d bytes: %s", (type, size, problem) => {
  expect(problemOf({ type, size })).toBe(problem);
});

test("every answer has its sentence", () => {
  expect([200, 412, 413, 415, 403, 503].map(problemOfStatus)).toEqual([
    undefined,
    "crest.stale",
    "crest.tooLarge",
    "crest.notAPicture",
    "error.rejected",
    "error.unreachable",
  ]);
});
