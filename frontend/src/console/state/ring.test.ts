import { expect, test } from "vitest";
import { queue, visit } from "./fixtures";
import { acknowledge, listen, silence, takeBack } from "./ring";

const told = (heard: ReturnType<typeof listen>) => heard.knocked.map(({ id }) => id);
const ringing = (heard: ReturnType<typeof listen>) => [...heard.state.ringing];
const HEARD = "2026-11-23T09:01:00Z";

test("a new knock is told exactly once and rings until it is heard", () => {
  const opened = listen(silence, [queue([])]);
  const knock = listen(opened.state, [queue([visit("a")])]);
  expect(told(knock)).toEqual(["a"]);
  expect(ringing(knock)).toEqual(["a"]);

  const later = listen(knock.state, [queue([visit("a", { awaySince: "2026-11-23T09:05:00Z" })])]);
  expect(told(later)).toEqual([]);
  expect(ringing(later)).toEqual(["a"]);

  const here = acknowledge(later.state, [visit("a")]);
  expect([...here.ringing]).toEqual([]);
  const heard = listen(here, [queue([visit("a")])]);
  expect(told(heard)).toEqual([]);
  expect(ringing(heard)).toEqual([]);
});

test("what a colleague has heard is silent here, and stays so", () => {
  const knock = listen(listen(silence, [queue([])]).state, [queue([visit("a"), visit("b")])]);
  const heard = listen(knock.state, [queue([visit("a", { acknowledgedAt: HEARD }), visit("b")])]);
  expect(ringing(heard)).toEqual(["b"]);
  expect(ringing(listen(silence, [queue([visit("a", { acknowledgedAt: HEARD })])]))).toEqual([]);
});

test("what the server was not told rings again", () => {
  const knock = listen(silence, [queue([visit("a")])]);
  const here = acknowledge(knock.state, [visit("a")]);
  expect(ringing(listen(takeBack(here, [visit("a")]), [queue([visit("a")])]))).toEqual(["a"]);
});

test("opening the console tells of those for whom nobody has rung yet, and rings for all who are unheard", () => {
  const alerted = visit("a", { alertedAt: "2026-11-23T09:00:01Z" });
  const opened = listen(silence, [queue([alerted, visit("b")])]);
  expect(told(opened)).toEqual(["b"]);
  expect(ringing(opened)).toEqual(["a", "b"]);
});

test("a knock that a colleague's console was faster to confirm rings here too", () => {
  const opened = listen(silence, [queue([])]);
  const alerted = visit("a", { alertedAt: "2026-11-23T09:00:01Z" });
  expect(told(listen(opened.state, [queue([alerted])]))).toEqual(["a"]);
});

test("the bell ends when the visit no longer waits", () => {
  const knock = listen(silence, [queue([visit("a"), visit("b")])]);
  const one = listen(knock.state, [queue([visit("a", { state: "CALLED" }), visit("b")])]);
  expect(ringing(one)).toEqual(["b"]);
  expect(ringing(listen(one.state, [queue([])]))).toEqual([]);
});

test("a visit put back into the queue does not ring again", () => {
  const knock = listen(silence, [queue([visit("a")])]);
  const called = listen(knock.state, [queue([visit("a", { state: "CALLED", mine: true })])]);
  const back = listen(called.state, [queue([visit("a", { calls: 1, acknowledgedAt: HEARD })])]);
  expect(told(back)).toEqual([]);
  expect(ringing(back)).toEqual([]);
});

test("while receiving, a knock is told once, and shown until it is heard", () => {
  const mine = visit("a", { state: "IN_ROOM", mine: true });
  const called = listen(silence, [queue([mine])]);
  const knock = listen(called.state, [queue([mine, visit("b")])]);
  expect(told(knock)).toEqual(["b"]);
  expect(ringing(knock)).toEqual(["b"]);
  const after = listen(knock.state, [queue([visit("b")])]);
  expect(told(after)).toEqual([]);
  expect(ringing(after)).toEqual(["b"]);
});

test("a visit that was heard at one door rings anew at another of ours", () => {
  const doors = (here: ReturnType<typeof visit>[], there: ReturnType<typeof visit>[]) => [
    queue(here),
    queue(there, "tributi"),
  ];
  const knock = listen(silence, doors([visit("a")], []));
  const here = acknowledge(knock.state, [visit("a")]);
  const moved = visit("a", { office: { id: "tributi" } });
  expect(ringing(listen(here, doors([], [moved])))).toEqual(["a"]);
});

test("a door that is seen later has its own first time", () => {
  const first = listen(silence, [queue([])]);
  const alerted = visit("a", { office: { id: "tributi" }, alertedAt: "2026-11-23T09:00:01Z" });
  expect(told(listen(first.state, [queue([]), queue([alerted], "tributi")]))).toEqual([]);
});
