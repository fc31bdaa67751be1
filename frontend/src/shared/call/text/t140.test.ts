import { expect, test } from "vitest";
import { applied, difference, ERASE, headOf, LINE_END, linesOf, shown } from "./t140";
import { edited, randomOf, SEEDS } from "./typing";

test.each(SEEDS)("edits of plan %i, in blocks of any size, lead to what was typed", (seed) => {
  const random = randomOf(seed);
  let wanted = "";
  let read = "";
  for (let edit = 0; edit < 60; edit += 1) {
    wanted = edited(wanted, random);
    const change = difference(read, wanted);
    const block = headOf(change, 2 + random(30));
    expect(block, "no half of a character travels alone").not.toMatch(/\p{Cs}/u);
    read = applied(read, block);
  }
  for (let change = difference(read, wanted); change; change = difference(read, wanted)) {
    read = applied(read, headOf(change, 7));
  }
  expect(read).toBe(wanted);
});

test.each([
  ["", "ciao", "ciao"],
  ["ciao", "ciao", ""],
  ["perchè", "perché", `${ERASE}é`],
  // What stands between stays: only the end can be changed.
  ["il gato nero", "il gatto nero", `${ERASE.repeat(6)}to nero`],
  // The same first half, another character.
  ["😀", "😁", `${ERASE}😁`],
  ["👩‍💻", "", ERASE.repeat(3)],
  ["e", "e\u0301", "\u0301"],
])("from %j to %j it takes %j", (sent, wanted, block) => {
  expect(difference(sent, wanted)).toBe(block);
  expect(applied(sent, block)).toBe(wanted);
});

test("nothing is erased from an empty line", () => {
  expect(applied("ab", ERASE.repeat(10_000))).toBe("");
});

test("every way to end a line ends it once, and what is not text is left out", () => {
  expect(linesOf("uno\r\ndue\ntre\rquattro\u2028cinque\u2029sei")).toEqual([
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
  ]);
  expect(linesOf("a\u0000\u0007\ufeffb\u009bc\td")).toEqual(["abc d"]);
  expect(linesOf("\ud83d")).toEqual([""]);
  expect(linesOf("x\ude00y😀")).toEqual(["xy😀"]);
  expect(linesOf(`fine${LINE_END}`)).toEqual(["fine", ""]);
});

test("a shown line turns the direction of nothing", () => {
  expect(shown("fattura\u202efdp.exe\u2066")).toBe("fatturafdp.exe");
  expect(shown("שלום, ciao")).toBe("שלום, ciao");
});
