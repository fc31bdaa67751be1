// Bad input: what another version, another script or a curious person left in the tab's storage.
import { describe, expect, test } from "vitest";
import { ANY_DEVICES, readChoice, wantedOf } from "./choice";

describe("a kept choice", () => {
  test("is read as it was written", () => {
    const choice = { without: ["camera"], ids: { microphone: "m", speaker: "s" } } as const;
    expect(readChoice(JSON.stringify(choice))).toEqual(choice);
  });

  test.each([
    null,
    "",
    "{",
    "null",
    "[]",
    "7",
    '"camera"',
    '{"without":"camera","ids":3}',
    '{"without":["lamp",null],"ids":{"camera":7,"lamp":"x"}}',
  ])("%s chooses nothing", (text) => {
    expect(readChoice(text)).toEqual(ANY_DEVICES);
  });
});

test.each([
  [[], ["microphone", "camera"]],
  [["camera"], ["microphone"]],
  [["microphone", "camera"], []],
] as const)("without %s there remains %s", (without, wanted) => {
  expect(wantedOf({ without, ids: {} })).toEqual(wanted);
});
