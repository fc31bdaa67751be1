import { expect, test } from "vitest";
import { queue, visit } from "./fixtures";
import { acknowledge, listen, silence, takeBack } from "./ring";

const idle = false;
const busy = true;
const told = (heard: ReturnType<typeof listen>) => heard.knocked.map(({ id }) => id);
const ringing = (heard: ReturnType<typeof listen>) => [...heard.state.ringing];
const HEARD = "2026-11-23T09:01:00Z";

test("a new knock is told exactly once and rings until it is heard", () => {
  const opened = listen(silence, [queue([])], idle);
  const knock = listen(opened.state, [queue([visit("a")])], idle);
  expect(told(knock)).toEqual(["a"]);
  expect(ringing(knock)).toEqual(["a"]);

  const later = listen(knock.state, [queue([visit("a", { awaySince: "2026-11-23T09:05:00Z" })])], idle);
  expect(told(later)).toEqual([]);
  expect(ringing(later)).toEqual(["a"]);

  const here = acknowledge(later.state, [visit("a")]);
  expect([...here.ringing]).toEqual([]);
  const heard = listen(here, [queue([visit("a")])], idle);
  expect(told(heard)).toEqual([]);
  expect(ringing(heard)).toEqual([]);
});

test("what a colleague has heard is silent here, and stays so", () => {
  const knock = listen(listen(silence, [queue([])], idle).state, [queue([visit("a"), visit("b")])], idle);
  const heard = listen(knock.state, [queue([visit("a", { acknowledgedAt: HEARD }), visit("b")])], idle);
  expect(ringing(heard)).toEqual(["b"]);
  expect(ringing(listen(silence, [queue([visit("a", { acknowledgedAt: HEARD })])], idle))).toEqual([]);
});

test("what the server was not told rings again", () => {
  const knock = listen(silence, [queue([visit("a")])], idle);
  const here = acknowledge(knock.state, [visit("a")]);
  expect(ringing(listen(takeBack(here, [visit("a")]), [queue([visit("a")])], idle))).toEqual(["a"]);
});

test("opening the console tells of those for whom nobody has rung yet, and rings for all who are unheard", () => {
  const alerted = visit("a", { alertedAt: "2026-11-23T09:00:01Z" });
  const opened = listen(silence, [queue([alerted, visit("b")])], idle);
  expect(told(opened)).toEqual(["b"]);
  expect(ringing(opened)).toEqual(["a", "b"]);
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
  const back = listen(called.state, [queue([visit("a", { calls: 1, acknowledgedAt: HEARD })])], idle);
  expect(told(back)).toEqual([]);
  expect(ringing(back)).toEqual([]);
});

test("while receiving, a knock is told once, and the bell goes on after", () => {
  const mine = visit("a", { state: "IN_ROOM", mine: true });
  const called = listen(silence, [queue([mine])], busy);
  const knock = listen(called.state, [queue([mine, visit("b")])], busy);
  expect(told(knock)).toEqual(["b"]);
  expect(ringing(knock)).toEqual([]);
  const after = listen(knock.state, [queue([visit("b")])], idle);
  expect(told(after)).toEqual([]);
  expect(ringing(after)).toEqual(["b"]);
});

test("a visit that was heard at one door rings anew at another of ours", () => {
  const doors = (here: ReturnType<typeof visit>[], there: ReturnType<typeof visit>[]) => [
    queue(here),
    queue(there, "tributi"),
  ];
  const knock = listen(silence, doors([visit("a")], []), idle);
  const here = acknowledge(knock.state, [visit("a")]);
  const moved = visit("a", { office: { id: "tributi" } });
  expect(ringing(listen(here, doors([], [moved]), idle))).toEqual(["a"]);
});

test("a door that is seen later has its own first time", () => {
  const first = listen(silence, [queue([])], idle);
  const alerted = visit("a", { office: { id: "tributi" }, alertedAt: "2026-11-23T09:00:01Z" });
  expect(told(listen(first.state, [queue([]), queue([alerted], "tributi")], idle))).toEqual([]);
});
