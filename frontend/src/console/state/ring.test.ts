import { expect, test } from "vitest";
import { queue, visit } from "./fixtures";
import { acknowledge, listen, silence } from "./ring";

const idle = false;
const busy = true;
const told = (heard: ReturnType<typeof listen>) => heard.knocked.map(({ id }) => id);
const ringing = (heard: ReturnType<typeof listen>) => [...heard.state.ringing];

test("a new knock is told exactly once and rings until it is heard", () => {
  const opened = listen(silence, [queue([])], idle);
  const knock = listen(opened.state, [queue([visit("a")])], idle);
  expect(told(knock)).toEqual(["a"]);
  expect(ringing(knock)).toEqual(["a"]);

  const later = listen(knock.state, [queue([visit("a", { awaySince: "2026-11-23T09:05:00Z" })])], idle);
  expect(told(later)).toEqual([]);
  expect(ringing(later)).toEqual(["a"]);

  const heard = listen(acknowledge(later.state), [queue([visit("a")])], idle);
  expect(told(heard)).toEqual([]);
  expect(ringing(heard)).toEqual([]);
});

test("opening the console rings for those for whom nobody has rung yet", () => {
  const alerted = visit("a", { alertedAt: "2026-11-23T09:00:01Z" });
  expect(told(listen(silence, [queue([alerted, visit("b")])], idle))).toEqual(["b"]);
});

test("a knock that a colleague's console was faster to confirm rings here too", () => {
  const opened = listen(silence, [queue([])], idle);
  const alerted = visit("a", { alertedAt: "2026-11-23T09:00:01Z" });
  expect(told(listen(opened.state, [queue([alerted])], idle))).toEqual(["a"]);
});

test("the bell ends when the visit no longer waits", () => {
  const knock = listen(silence, [queue([visit("a"), visit("b")])], idle);
  const one = listen(knock.state, [queue([visit("a", { state: "CALLED" }), visit("b")])], idle);
  expect(ringing(one)).toEqual(["b"]);
  expect(ringing(listen(one.state, [queue([])], idle))).toEqual([]);
});

test("a visit put back into the queue does not ring again", () => {
  const knock = listen(silence, [queue([visit("a")])], idle);
  const called = listen(knock.state, [queue([visit("a", { state: "CALLED", mine: true })])], busy);
  const back = listen(called.state, [queue([visit("a", { calls: 1 })])], idle);
  expect(told(back)).toEqual([]);
  expect(ringing(back)).toEqual([]);
});

test("while receiving, a knock is told once and does not go on", () => {
  const called = listen(silence, [queue([visit("a", { state: "IN_ROOM", mine: true })])], busy);
  const knock = listen(
    called.state,
    [queue([visit("a", { state: "IN_ROOM", mine: true }), visit("b")])],
    busy,
  );
  expect(told(knock)).toEqual(["b"]);
  expect(ringing(knock)).toEqual([]);
});

test("a door that is seen later has its own first time", () => {
  const first = listen(silence, [queue([])], idle);
  const alerted = visit("a", { office: { id: "tributi" }, alertedAt: "2026-11-23T09:00:01Z" });
  expect(told(listen(first.state, [queue([]), queue([alerted], "tributi")], idle))).toEqual([]);
});
