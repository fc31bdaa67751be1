import { expect, test } from "vitest";
import { type Machine, newMachine } from "./machine";
import { type Phase, phaseOf } from "./phase";

const now = 100_000;
const here: Partial<Machine> = { here: true, peer: true, epoch: 1 };

test.each<[Phase, Partial<Machine>]>([
  ["waiting", { here: true }],
  ["connecting", { here: false }],
  ["connecting", { ...here, link: "opening" }],
  ["connected", { ...here, link: "flowing" }],
  // Sound and picture need neither socket.
  ["connected", { epoch: 1, here: false, peer: false, link: "flowing" }],
  ["weak", { ...here, link: "stalled", troubleSince: now - 2_000 }],
  ["weak", { ...here, here: false, link: "stalled", troubleSince: now - 2_000 }],
  ["absent", { ...here, peer: false, link: "none" }],
  ["lost", { ...here, link: "opening", troubleSince: now - 31_000 }],
  ["replaced", { ...here, ended: "replaced" }],
  ["over", { ...here, ended: "over" }],
])("%s: %j", (phase, part) => {
  expect(phaseOf({ ...newMachine(true, 0), ...part }, now)).toBe(phase);
});
