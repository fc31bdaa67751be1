import { expect, test } from "vitest";
import { message, queue, visit } from "./fixtures";
import { isUnanswered, writtenSince } from "./written";

const silent = visit("a");
const wrote = visit("a", { messages: [message(1, "VISITOR", "Ho il modulo")] });
const answered = visit("a", { messages: [message(1, "VISITOR"), message(2, "OFFICE", "Bene")] });

test("a message of a visitor is news once, one of the office or at first sight is none", () => {
  expect(writtenSince(undefined, queue([wrote]))).toEqual([]);
  expect(writtenSince(queue([]), queue([wrote]))).toEqual([]);
  expect(writtenSince(queue([silent]), queue([wrote]))).toEqual([wrote]);
  expect(writtenSince(queue([wrote]), queue([wrote]))).toEqual([]);
  expect(writtenSince(queue([wrote]), queue([answered]))).toEqual([]);
});

test("who wrote last waits for an answer", () => {
  expect([silent, wrote, answered].map(isUnanswered)).toEqual([false, true, false]);
});
