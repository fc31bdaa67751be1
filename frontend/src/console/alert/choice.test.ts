import { expect, test } from "vitest";
import { readChoice } from "./choice";

test.each([
  ["chime 0.5", { sound: "chime", volume: 0.5 }],
  ["pulse 1", { sound: "pulse", volume: 1 }],
  [null, { sound: "knock", volume: 1 }],
  ["", { sound: "knock", volume: 1 }],
  ["chime 0", { sound: "knock", volume: 1 }],
  ["chime 7", { sound: "knock", volume: 1 }],
  ["chime NaN", { sound: "knock", volume: 1 }],
  ["siren 0.5", { sound: "knock", volume: 1 }],
] as const)("%s is read as what can be heard", (kept, choice) => {
  expect(readChoice(kept)).toEqual(choice);
});
