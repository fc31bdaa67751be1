import { expect, test } from "vitest";
import { isCancelled } from "./screen";

test.each([
  [new DOMException("Permission denied by user", "NotAllowedError"), true],
  [new DOMException("The request is not allowed by the user agent", "NotAllowedError"), true],
  [new DOMException("", "AbortError"), true],
  [new DOMException("Permission denied by system", "NotAllowedError"), false],
  [new DOMException("", "NotReadableError"), false],
  [new DOMException("", "NotFoundError"), false],
  ["no", false],
])("%s tells whether the person thought better of it", (error, cancelled) => {
  expect(isCancelled(error)).toBe(cancelled);
});
