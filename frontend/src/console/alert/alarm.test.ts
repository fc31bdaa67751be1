import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { GraphqlClient } from "../../shared/graphql/client";
import { visit } from "../state/fixtures";
import { type Alarm, createAlarm } from "./alarm";
import type { BellState } from "./bell";

let sound: BellState;
let strikes: number;
let confirmed: { officeId: string; visitIds: string[] }[];
let page: EventTarget & { visibilityState: string };
let alarm: Alarm;

beforeEach(() => {
  vi.useFakeTimers();
  sound = "running";
  strikes = 0;
  confirmed = [];
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("document", page);
  const client = {
    async request(_document: unknown, variables: { officeId: string; visitIds: string[] }) {
      confirmed.push(variables);
    },
  } as unknown as GraphqlClient;
  const bell = {
    state: () => sound,
    unlock: async () => {},
    choose: () => {},
    strike: () => {
      strikes += 1;
    },
  };
  alarm = createAlarm(client, bell);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a knock strikes at once and is confirmed once, each office apart", () => {
  alarm.knock([visit("a"), visit("b", { office: { id: "tributi" } }), visit("c")], false);
  alarm.repeat(true);
  vi.advanceTimersByTime(30_000);
  expect(strikes).toBe(4);
  expect(confirmed).toEqual([
    { officeId: "anagrafe", visitIds: ["a", "c"] },
    { officeId: "tributi", visitIds: ["b"] },
  ]);
});

test("the bell ends when it is told to", () => {
  alarm.repeat(true);
  vi.advanceTimersByTime(10_000);
  alarm.repeat(false);
  vi.advanceTimersByTime(60_000);
  expect(strikes).toBe(1);
});

test("a knock that nobody could hear or see is confirmed only when the page is shown", () => {
  sound = "blocked";
  page.visibilityState = "hidden";
  alarm.knock([visit("a")], false);
  expect(confirmed).toEqual([]);

  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(confirmed).toEqual([{ officeId: "anagrafe", visitIds: ["a"] }]);
});

test("a desktop notice counts as told", () => {
  sound = "blocked";
  page.visibilityState = "hidden";
  alarm.knock([visit("a")], true);
  expect(confirmed).toHaveLength(1);
});
