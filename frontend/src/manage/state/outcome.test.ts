import { expect, test } from "vitest";
import { Rejected, Unreachable } from "../../shared/graphql/errors";
import type { Requester } from "../../shared/graphql/post";
import type { OutcomeFieldsFragment } from "../operations";
import { sendChange } from "./outcome";

const client = {} as Requester;
const management = { languages: [], profile: null, offices: [], people: null, officeTemplates: [] };
const answer = async (outcome: OutcomeFieldsFragment) => sendChange(client, async () => outcome);
const failure = async (error: Error) => (await sendChange(client, () => Promise.reject(error))).result;

test("a stale change brings their version along", async () => {
  const at = "2026-11-23T10:00:00Z";
  const answered = await answer({ __typename: "Stale", by: "Anna", at, management });
  expect(answered).toEqual({ result: { kind: "stale", conflict: { by: "Anna", at } }, management });
});

test("a refused field brings nothing along", async () => {
  const answered = await answer({ __typename: "InvalidInput", field: "name", problem: "EMPTY", limit: null });
  expect(answered.result).toMatchObject({ kind: "invalid", fault: { field: "name", problem: "EMPTY" } });
  expect(answered.management).toBeUndefined();
});

test("a lost answer, an ended session and a refusal are told apart", async () => {
  const rejected = (code: string) => failure(new Rejected([{ message: "no", code }]));
  expect(await failure(new Unreachable("lost"))).toEqual({ kind: "unreachable" });
  expect(await rejected("UNAUTHENTICATED")).toEqual({ kind: "signedOut" });
  expect(await rejected("FORBIDDEN")).toEqual({ kind: "rejected" });
});
