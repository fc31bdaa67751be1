import { expect, test } from "vitest";
import { causeOf } from "./media";

test.each([
  ["NotAllowedError", "refused"],
  ["SecurityError", "refused"],
  ["NotFoundError", "missing"],
  ["OverconstrainedError", "missing"],
  ["NotReadableError", "busy"],
  ["AbortError", "busy"],
])("%s means %s", (name, cause) => {
  expect(causeOf(new DOMException("", name))).toBe(cause);
});
