import { beforeEach, expect, test, vi } from "vitest";
import type { GraphqlClient } from "../../shared/graphql/client";
import { Rejected, Unreachable } from "../../shared/graphql/errors";
import { createMover } from "./moves";

vi.mock("../../shared/graphql/backoff", () => ({ backoffMs: () => 0 }));
vi.mock("../../shared/graphql/wake", () => ({ waitOrWake: async () => {} }));

const answers: (() => Promise<unknown>)[] = [];
const keys: unknown[] = [];
const client = {
  request(_document: unknown, variables: { idempotencyKey: string }) {
    keys.push(variables.idempotencyKey);
    return answers.shift()?.();
  },
} as unknown as GraphqlClient;

const lost = () => Promise.reject(new Unreachable("lost"));
const refused = () =>
  Promise.resolve({ callNext: { __typename: "Refused", reason: "QUEUE_EMPTY", current: null } });
const callNext = { kind: "callNext", officeId: "anagrafe", presentOnly: false } as const;

let made = 0;
const mover = () => createMover(client, () => `key-${++made}`);

beforeEach(() => {
  answers.length = 0;
  keys.length = 0;
  made = 0;
});

test("a lost answer is asked for again with the same key", async () => {
  answers.push(lost, refused);
  expect(await mover()(callNext)).toMatchObject({ reason: "QUEUE_EMPTY" });
  expect(keys).toEqual(["key-1", "key-1"]);
});

test("pressing again after giving up repeats the same request", async () => {
  const move = mover();
  answers.push(lost, lost, lost, lost, refused);
  await expect(move(callNext)).rejects.toBeInstanceOf(Unreachable);
  await move(callNext);
  expect(new Set(keys)).toEqual(new Set(["key-1"]));
});

test("an answered move and the next like it are two", async () => {
  const move = mover();
  answers.push(refused, refused);
  await move(callNext);
  await move(callNext);
  expect(keys).toEqual(["key-1", "key-2"]);
});

test("a refusal of the request itself is not repeated", async () => {
  answers.push(() => Promise.reject(new Rejected([{ message: "no", code: "FORBIDDEN" }])));
  await expect(mover()(callNext)).rejects.toBeInstanceOf(Rejected);
  expect(keys).toHaveLength(1);
});
