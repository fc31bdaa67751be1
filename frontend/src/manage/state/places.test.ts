import { expect, test } from "vitest";
import { type Place, pathOf, placeOf } from "./places";

const places: readonly Place[] = [
  { page: "overview" },
  { page: "offices" },
  { page: "people" },
  { page: "tenant" },
  { page: "register" },
  { page: "office", id: "0193-a", section: "data" },
  { page: "office", id: "0193-a", section: "hours" },
  { page: "office", id: "0193-a", section: "reception" },
  { page: "office", id: "a/b", section: "rooms" },
];

test.each(places)("%o comes back from its path", (place) => {
  expect(placeOf(pathOf(place))).toEqual(place);
});

test("an office without a section is its data", () => {
  expect(placeOf("/gestione/uffici/7/")).toEqual({ page: "office", id: "7", section: "data" });
});

test.each([
  "/",
  "/gestione/altro",
  "/gestione/persone/7",
  "/gestione/uffici/7/tetto",
  "/gestione/uffici/7/orari/x",
])("%s is no page", (path) => {
  expect(placeOf(path)).toBeUndefined();
});
