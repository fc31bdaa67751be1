import { describe, expect, test } from "vitest";
import { request } from "./fixtures";
import { doneOf, newcomers, openOf } from "./requests";

const ids = (requests: readonly { id: string }[]) => requests.map(({ id }) => id);

describe("what is news", () => {
  test("the first state of a door is none", () => {
    expect(newcomers(undefined, [request("a")])).toEqual([]);
  });

  test("a request that was not there is, once", () => {
    const before = [request("a")];
    const after = [...before, request("b")];
    expect(ids(newcomers(before, after))).toEqual(["b"]);
    expect(newcomers(after, after)).toEqual([]);
  });

  test("one that comes back from being done is not", () => {
    const done = [request("a", { state: "DONE" })];
    expect(newcomers(done, [request("a")])).toEqual([]);
    expect(newcomers([], done)).toEqual([]);
  });
});

test("what waits and what is done are two lists", () => {
  const all = [request("a"), request("b", { state: "TAKEN" }), request("c", { state: "DONE" })];
  expect([ids(openOf(all)), ids(doneOf(all))]).toEqual([["a", "b"], ["c"]]);
  expect(openOf(undefined)).toEqual([]);
});
