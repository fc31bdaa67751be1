import { expect, test } from "vitest";
import { contrastOnWhite, toColour } from "./colour";

// From the W3C's own technique G18 and its contrast examples.
test.each([
  ["#000000", 21],
  ["#ffffff", 1],
  ["#777777", 4.48],
  ["#767676", 4.54],
  ["#0066cc", 5.57],
])("%s has a contrast of %f with white", (colour, contrast) => {
  expect(contrastOnWhite(colour)).toBeCloseTo(contrast, 2);
});

test("only the long form is a colour", () => {
  expect(toColour(" #0066CC ")).toBe("#0066cc");
  expect(["#06c", "0066cc", "red", "#0066cg", ""].map(toColour)).toEqual(Array(5).fill(undefined));
});
