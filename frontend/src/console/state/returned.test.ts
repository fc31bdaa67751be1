import { expect, test } from "vitest";
import { visit } from "./fixtures";
import { nobodyAway, remember } from "./returned";

const here = visit("a");
const away = visit("a", { awaySince: "2026-11-23T09:10:00Z" });

test("who was away and is back is known until the queue is left", () => {
  const gone = remember(nobodyAway, [away]);
  expect([gone.away.has("a"), gone.back.has("a")]).toEqual([true, false]);
  const back = remember(gone, [here]);
  expect([back.away.has("a"), back.back.has("a")]).toEqual([false, true]);
  expect(remember(back, [here])).toBe(back);
  expect(remember(back, [away]).back.has("a")).toBe(false);
  expect(remember(back, []).back.has("a")).toBe(false);
  expect(remember(nobodyAway, [here]).back.has("a")).toBe(false);
});
