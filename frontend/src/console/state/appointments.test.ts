import { expect, test } from "vitest";
import { type Appointment, agendaOf, markOf } from "./appointments";

function appointment(startsAt: string, changes: Partial<Appointment> = {}): Appointment {
  return {
    id: startsAt,
    startsAt,
    endsAt: startsAt,
    state: "BOOKED",
    name: "Maria",
    email: null,
    phone: null,
    reason: null,
    ...changes,
  };
}

const at = (iso: string) => Date.parse(iso);

test("the day is that of Italy", () => {
  const late = appointment("2026-11-23T22:30:00Z");
  const afterMidnight = appointment("2026-11-23T23:30:00Z");
  const { today, coming } = agendaOf([late, afterMidnight], at("2026-11-23T08:00:00Z"));
  expect(today).toEqual([late]);
  expect(coming).toEqual([afterMidnight]);
});

test("who has not come when it begins is late", () => {
  const booked = appointment("2026-11-23T09:00:00Z");
  expect(markOf(booked, at("2026-11-23T08:59:59Z"))).toBe("EXPECTED");
  expect(markOf(booked, at("2026-11-23T09:00:00Z"))).toBe("LATE");
  expect(markOf({ ...booked, state: "ARRIVED" }, at("2026-11-23T10:00:00Z"))).toBe("HERE");
  expect(markOf({ ...booked, state: "MISSED" }, at("2026-11-23T10:00:00Z"))).toBe("MISSED");
});
