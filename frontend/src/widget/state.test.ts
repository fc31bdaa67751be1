import { describe, expect, test } from "vitest";
import { changes, pageAddress, type State, stateAddress } from "./state";
import { linkWords, primary } from "./words";

const ORIGIN = "https://prova.example";

function state(...texts: readonly string[]): State {
  const doors = texts.map((text, index) => ({
    slug: String(index),
    name: `Porta ${index}`,
    url: ORIGIN,
    open: true,
    phase: "OPEN",
    text,
    action: "Bussa",
  }));
  return { lang: "it", contentLang: "it", title: "", url: ORIGIN, doors };
}

describe("addresses", () => {
  test("a slug that people typed cannot lead elsewhere", () => {
    expect(pageAddress(ORIGIN, "../../@evil.example/")).toBe(`${ORIGIN}/uffici/..%2F..%2F%40evil.example%2F`);
    expect(stateAddress(ORIGIN, "a&lang=xx#b", "de")).toBe(
      `${ORIGIN}/widget/stato.json?ufficio=a%26lang%3Dxx%23b&lang=de`,
    );
  });

  test("without a slug they are those of all doors", () => {
    expect(pageAddress(ORIGIN, "")).toBe(`${ORIGIN}/`);
    expect(stateAddress(ORIGIN, "", "")).toBe(`${ORIGIN}/widget/stato.json`);
  });
});

describe("what is announced", () => {
  test("nothing at first, and nothing where nothing has changed", () => {
    expect(changes(null, state("aperto"))).toBe("");
    expect(changes(state("aperto"), state("aperto"))).toBe("");
  });

  test("the doors that have changed, by name", () => {
    expect(changes(state("aperto", "chiuso"), state("aperto", "aperto"))).toBe("Porta 1: aperto");
  });
});

test("the words of the link are Italian where the language is not known", () => {
  expect(linkWords(primary("de-IT"))).toBe("Sprechzeiten");
  expect(linkWords(primary("ja"))).toBe("Orari di ricevimento");
});
