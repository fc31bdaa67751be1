import { expect, test } from "vitest";
import { Aloud } from "./aloud";

test("a line is read out once: after a pause, or at its end", () => {
  const aloud = new Aloud();
  expect(aloud.finished("buongiorno")).toBe("buongiorno");
  expect(aloud.paused("mi serve")).toBe("mi serve");
  expect(aloud.paused("mi serve")).toBe("");
  expect(aloud.paused("mi serve la carta")).toBe("la carta");
  expect(aloud.finished("mi serve la carta nuova")).toBe("nuova");
  expect(aloud.finished("grazie")).toBe("grazie");
});

test("what was corrected after it had been read out is read out anew", () => {
  const aloud = new Aloud();
  expect(aloud.paused("domani alle 9")).toBe("domani alle 9");
  expect(aloud.finished("domani alle 10")).toBe("domani alle 10");
});
