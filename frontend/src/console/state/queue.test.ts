import { expect, test } from "vitest";
import { difference, queue, visit, whole } from "./fixtures";
import { applyUpdate, conversationOf, type QueueState } from "./queue";

function held(...args: Parameters<typeof applyUpdate>): QueueState {
  const state = applyUpdate(...args);
  if (state === "gap") throw new Error("unexpected gap");
  return state;
}
const ids = ({ visits }: QueueState) => visits.map(({ id }) => id);

test("the whole state replaces whatever was held, also an older version after a reconnect", () => {
  const before = held(undefined, whole(7, [visit("a"), visit("b")]));
  expect(ids(held(before, whole(3, [visit("c")])))).toEqual(["c"]);
});

test("a difference puts new visits beside the old ones and replaces changed ones", () => {
  const before = held(undefined, whole(7, [visit("a"), visit("b")]));
  const after = held(before, difference(7, [visit("b", { state: "CALLED" }), visit("c")]));
  expect(after.visits.map(({ id, state }) => [id, state])).toEqual([
    ["a", "WAITING"],
    ["b", "CALLED"],
    ["c", "WAITING"],
  ]);
  expect(after.version).toBe(8);
});

test("rank is the time of the knock, then the id, however the time is written", () => {
  const late = visit("a", { rankAt: "2026-11-23T09:00:00.250Z" });
  const early = visit("c", { rankAt: "2026-11-23T10:00:00+01:00" });
  const sameTime = visit("b", { rankAt: "2026-11-23T09:00:00.000Z" });
  expect(ids(held(undefined, whole(1, [late, early, sameTime])))).toEqual(["b", "c", "a"]);
});

test("a visit that ended or went to another office is dropped", () => {
  const before = held(undefined, whole(1, [visit("a"), visit("b"), visit("c")]));
  const after = held(
    before,
    difference(1, [visit("a", { state: "ENDED" }), visit("b", { office: { id: "tributi" } })]),
  );
  expect(ids(after)).toEqual(["c"]);
});

test("a difference to a state that we do not hold is a gap", () => {
  const before = held(undefined, whole(4, [visit("a")]));
  expect(applyUpdate(before, difference(5, [visit("b")]))).toBe("gap");
  expect(applyUpdate(undefined, difference(0, [visit("b")]))).toBe("gap");
});

test("a difference that is held already changes nothing", () => {
  const before = held(undefined, whole(4, [visit("a")]));
  expect(applyUpdate(before, difference(3, [visit("a", { state: "ENDED" })]))).toBe(before);
});

test("figures, door and absence come without a new version", () => {
  const before = held(undefined, whole(4, [visit("a"), visit("b")]));
  const awaySince = "2026-11-23T09:05:00Z";
  const figures = { ...before.figures, received: 1 };
  const update = { ...difference(4, [visit("a", { awaySince })]), version: 4, figures };
  const after = held(before, update);
  expect(after.visits.map((one) => [one.id, one.awaySince])).toEqual([
    ["a", awaySince],
    ["b", null],
  ]);
  expect([after.version, after.figures.received]).toEqual([4, 1]);
});

test("the conversation is the visit that I called, not a colleague's and not one put back", () => {
  const colleagues = visit("a", { state: "IN_ROOM", mine: false });
  const putBack = visit("b", { state: "WAITING", mine: true });
  const mine = visit("c", { state: "CALLED", mine: true });
  expect(conversationOf([queue([colleagues, putBack])])).toBeUndefined();
  expect(conversationOf([queue([colleagues]), queue([putBack, mine])])).toBe(mine);
});
