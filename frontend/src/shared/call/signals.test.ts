import { expect, test } from "vitest";
import { parseControl } from "./control";
import { parseSignal, type Signal } from "./signals";

const signals: Signal[] = [
  { v: 1, epoch: 0, kind: "hello" },
  { v: 1, epoch: 1, kind: "offer", round: 1, sdp: "v=0" },
  { v: 1, epoch: 1, kind: "answer", round: 2, sdp: "v=0" },
  { v: 1, epoch: 3, kind: "candidates", candidates: [{ candidate: "candidate:1" }] },
  { v: 1, epoch: 3, kind: "repair", how: "restart" },
];

test.each(signals)("$kind goes through unchanged", (signal) => {
  expect(parseSignal(JSON.stringify(signal))).toEqual(signal);
});

test.each([
  "",
  "null",
  "[]",
  "{",
  '{"v":2,"epoch":1,"kind":"hello"}',
  '{"v":1,"epoch":-1,"kind":"hello"}',
  '{"v":1,"epoch":1.5,"kind":"hello"}',
  '{"v":1,"epoch":1,"kind":"offer","sdp":"v=0"}',
  '{"v":1,"epoch":1,"kind":"answer","round":1,"sdp":7}',
  '{"v":1,"epoch":1,"kind":"candidates","candidates":[null]}',
  '{"v":1,"epoch":1,"kind":"repair","how":"pray"}',
  '{"v":1,"epoch":1,"kind":"later"}',
])("%s is skipped", (payload) => {
  expect(parseSignal(payload)).toBeNull();
});

test("the control channel takes what it knows, and only that", () => {
  const state = { v: 1, kind: "state", microphone: true, camera: false, screen: true, writesOnly: true };
  expect(parseControl(JSON.stringify({ ...state, more: 1 }))).toEqual(state);
  expect(parseControl('{"v":1,"kind":"state","microphone":true,"camera":false}')).toEqual({
    ...state,
    screen: false,
    writesOnly: false,
  });
  const text = { v: 1, kind: "text", page: "a", of: null, heard: 0, spoken: false };
  expect(parseControl(JSON.stringify({ ...text, more: 1 }))).toEqual(text);
  expect(parseControl('{"v":1,"kind":"bye"}')).toEqual({ v: 1, kind: "bye" });
  for (const data of [
    new ArrayBuffer(1),
    "x",
    "1",
    '{"v":1,"kind":"state","microphone":1,"camera":true}',
    '{"v":9,"kind":"bye"}',
    JSON.stringify({ ...text, heard: -1 }),
    JSON.stringify({ ...text, of: 1 }),
    JSON.stringify({ ...text, page: "a".repeat(65) }),
  ])
    expect(parseControl(data)).toBeNull();
});
