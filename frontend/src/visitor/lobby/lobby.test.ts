import { describe, expect, test } from "vitest";
import { intentOf, isEmbedded } from "../embedded";
import type { LobbyVisitFragment } from "../operations";
import { changeBetween, isCallingSoftly } from "./changes";
import { clock } from "./countdown";

const visit: LobbyVisitFragment = {
  id: "v",
  office: { name: "Anagrafe", door: { text: "Riceve ora", message: null, staffed: true } },
  state: "WAITING",
  position: 3,
  answerBy: null,
  alertedAt: null,
  acknowledgedAt: null,
  escalatedAt: null,
  substitutedAt: null,
  message: null,
  messages: [],
};

describe("what a new state asks for", () => {
  test.each([
    ["none", visit, { ...visit }],
    ["position", visit, { ...visit, position: 2 }],
    ["page", visit, { ...visit, alertedAt: "2026-11-23T09:00:00Z" }],
    [
      "page",
      visit,
      { ...visit, office: { ...visit.office, door: { ...visit.office.door, text: "Chiuso" } } },
    ],
    [
      "page",
      visit,
      { ...visit, office: { ...visit.office, door: { ...visit.office.door, staffed: false } } },
    ],
    ["page", visit, { ...visit, state: "CALLED", position: null } as const],
    ["page", visit, null],
    ["page", null, visit],
    ["none", null, null],
  ] as const)("%s", (change, before, after) => {
    expect(changeBetween(before, after)).toBe(change);
  });
});

describe("what is worth a soft sound", () => {
  const wrote = (...by: ("OFFICE" | "VISITOR")[]) => ({
    ...visit,
    messages: by.map((one, index) => ({ number: index + 1, by: one })),
  });
  test.each([
    [true, "the office wrote", visit, wrote("OFFICE")],
    [false, "the visitor wrote", wrote("OFFICE"), wrote("OFFICE", "VISITOR")],
    [true, "the visitor is next", visit, { ...visit, position: 1 }],
    [false, "the visitor was next before", { ...visit, position: 1 }, { ...visit, position: 1 }],
    [false, "the visitor is called", visit, { ...visit, state: "CALLED", position: null } as const],
    [false, "the page was just opened", undefined, wrote("OFFICE")],
    [false, "the visit is over", wrote("OFFICE"), null],
  ] as const)("%s: %s", (calls, _, before, after) => {
    expect(isCallingSoftly(before, after)).toBe(calls);
  });
});

test.each([
  [120_000, "2:00"],
  [65_000, "1:05"],
  [400, "0:01"],
  [0, "0:00"],
  [-5_000, "0:00"],
])("%i ms are %s", (ms, text) => {
  expect(clock(ms)).toBe(text);
});

test.each([
  [
    true,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/450.0]",
  ],
  [true, "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 Instagram 300.0"],
  [
    true,
    "Mozilla/5.0 (Linux; Android 14; SM-A146B; wv) AppleWebKit/537.36 Version/4.0 Chrome/120.0 Mobile Safari/537.36",
  ],
  [false, "Mozilla/5.0 (Linux; Android 14; SM-A146B) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"],
  [false, "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"],
])("embedded is %s for %s", (embedded, userAgent) => {
  expect(isEmbedded(userAgent)).toBe(embedded);
});

test.each([
  [
    "https://comune.example/attesa/continua/AbC-_9?lang=de",
    "intent://comune.example/attesa/continua/AbC-_9?lang=de#Intent;scheme=https;end",
  ],
  // A fragment would be read as the intent's own.
  [
    "http://comune.localhost:8080/uffici/a#bussa",
    "intent://comune.localhost:8080/uffici/a#Intent;scheme=http;end",
  ],
])("the intent of %s", (address, intent) => {
  expect(intentOf(address)).toBe(intent);
});
