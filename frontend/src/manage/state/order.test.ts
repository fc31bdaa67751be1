import { expect, test } from "vitest";
import { inOrder, moved, positionAt } from "./order";

test.each([
  [0, 2, "bcad"],
  [3, 0, "dabc"],
  [1, 2, "acbd"],
  [1, 1, "abcd"],
  [0, -1, "abcd"],
  [2, 99, "abdc"],
  [9, 0, "abcd"],
])("from %i to %i", (from, to, expected) => {
  expect(moved([..."abcd"], from, to).join("")).toBe(expected);
});

test("a dragged row goes below those whose middle is above the pointer", () => {
  expect([0, 15, 25, 99].map((y) => positionAt([10, 20, 30], y))).toEqual([0, 1, 2, 3]);
});

test("what an order does not name stays behind", () => {
  const items = [..."abcd"].map((id) => ({ id }));
  expect(inOrder(items, ["c", "a"]).map(({ id }) => id)).toEqual(["c", "a", "b", "d"]);
});
