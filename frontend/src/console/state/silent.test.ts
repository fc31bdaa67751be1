import { expect, test } from "vitest";
import { type SilentWay, unsaid } from "./silent";

const mail: SilentWay = { way: "MAIL", since: "2026-11-23T09:00:00Z" };
const program: SilentWay = { way: "WEBHOOK", since: "2026-11-23T09:00:00Z" };

test("what was put away is not said again, the other way is", () => {
  expect(unsaid([mail, program], [mail])).toEqual([program]);
});

test("a way that has worked meanwhile and failed again is said anew", () => {
  expect(unsaid([{ ...mail, since: "2026-11-24T09:00:00Z" }], [mail])).toHaveLength(1);
});
