import { describe, expect, test } from "vitest";
import { finds, wordsOf } from "./search";

/** As the server makes it of "Assessore alle Attività produttive. Straße, carta d’identità". */
const SEARCHED = "assessore alle attivita produttive. strasse, carta d’identita";

// The cases are those of crates/pages/src/search.rs: with and without JavaScript the same doors are found.
describe("a search", () => {
  test.each([
    ["attivita", true],
    ["ATTIVITÀ", true],
    ["attivita\u0300", true],
    ["produttive assessore", true],
    ["carta d'identità", true],
    ["strasse", true],
    ["STRASSE", true],
    ["assessore bilancio", false],
    ["", true],
    ["  ", true],
    ["!?«»", true],
    ["🏛️", false],
  ])("for %j", (text, found) => {
    expect(finds(wordsOf(text), SEARCHED)).toBe(found);
  });
});
