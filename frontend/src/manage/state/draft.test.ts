import { expect, test } from "vitest";
import { begin, follow, isDirty, reapply, takeTheirs } from "./draft";

const saved = { name: "Anagrafe", summary: "Certificati", words: ["a"] };
const write = (patch: object) => {
  const draft = begin(saved, 3);
  return { ...draft, fields: { ...draft.fields, ...patch } };
};

test("writing the same again is no change", () => {
  expect(isDirty(write({ name: "Anagrafe", words: ["a"] }))).toBe(false);
  expect(isDirty(write({ words: ["a", "b"] }))).toBe(true);
});

test("a clean draft follows what is saved, a written one does not", () => {
  const theirs = { ...saved, name: "Demografici" };
  expect(follow(begin(saved, 3), theirs, 4)).toMatchObject({ fields: theirs, revision: 4 });
  expect(follow(write({ name: "Stato civile" }), theirs, 4)).toMatchObject({ revision: 3 });
});

test("reapplying keeps what the colleague changed elsewhere", () => {
  const theirs = { ...saved, summary: "Carte d'identità" };
  const draft = reapply(write({ name: "Stato civile" }), theirs, 4);
  expect(draft.fields).toEqual({ name: "Stato civile", summary: "Carte d'identità", words: ["a"] });
  expect(draft.revision).toBe(4);
  expect(isDirty(draft)).toBe(true);
});

test("one's own version is put aside, not lost", () => {
  const theirs = { ...saved, name: "Demografici" };
  const looking = takeTheirs(write({ name: "Stato civile" }), theirs, 4);
  expect(looking.fields).toEqual(theirs);
  expect(isDirty(looking)).toBe(true);
  expect(reapply(looking, theirs, 4).fields).toMatchObject({ name: "Stato civile" });
});

test("a colleague's later change is followed neither while one's own lies aside", () => {
  const looking = takeTheirs(write({ name: "Stato civile" }), saved, 4);
  expect(follow(looking, saved, 5)).toBe(looking);
});
