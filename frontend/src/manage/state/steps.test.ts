import { expect, test } from "vitest";
import { management, office, profile } from "./fixtures";
import { firstSteps } from "./steps";

const open = (given: Parameters<typeof management>[0]) =>
  firstSteps(management(given))
    .filter(({ done }) => !done)
    .map(({ step }) => step);

const somebody = { people: [{ id: "anna", name: "Anna" }] };

test("a new comune has everything before it", () => {
  expect(open({})).toEqual(["tenant", "crest", "offices", "hours", "people"]);
});

test("nothing is left of a comune that is ready", () => {
  const ready = { ...profile, phone: "0583 1", privacyContact: "dpo@example.it", crestPath: "/stemma" };
  const offices = [office("a", { hoursSyntax: "Mo 09:00-12:00", ...somebody })];
  expect(open({ profile: ready, offices })).toEqual([]);
});

test("hours that are missing are one office's, and the step leads there", () => {
  const offices = [office("a", { hoursSyntax: "Mo 09:00-12:00", ...somebody }), office("b", somebody)];
  const hours = firstSteps(management({ offices })).find(({ step }) => step === "hours");
  expect(hours).toMatchObject({ done: false, place: { page: "office", id: "b", section: "hours" } });
});

test("what is archived counts for nothing", () => {
  expect(open({ offices: [office("a", { archivedAt: "2026-01-01T00:00:00Z" })] })).toContain("offices");
});

test("operators have no steps", () => {
  expect(firstSteps(management({ profile: null, people: null }))).toEqual([]);
});
