import { describe, expect, test } from "vitest";
import type { Catalogue } from ".";

/** Where the catalogues are that a citizen reads; the others are for staff. */
const CITIZEN = /^(visitor|shared\/call)\//;

const catalogues = Object.entries(
  import.meta.glob<Catalogue>(["/src/**/messages.*.json", "/src/**/messages/*.json"], {
    eager: true,
    import: "default",
  }),
).map(([path, texts]) => {
  const [, name = "", lang = ""] = /^\/src\/(.*[./])(\w+)\.json$/.exec(path) ?? [];
  return { name, lang, texts };
});

const places = [...new Set(catalogues.map(({ name }) => name))];
const others = catalogues.filter(({ lang }) => lang !== "it");

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([hole]) => hole).sort();
const baseOf = (key: string) => key.split("#")[0] ?? key;
const basesOf = (texts: Catalogue) => [...new Set(Object.keys(texts).map(baseOf))].sort();

const italianOf = (place: string) =>
  catalogues.find(({ name, lang }) => name === place && lang === "it")?.texts ?? {};

test.each(places)("%s speaks every language of those who read it", (place) => {
  const langs = catalogues.filter(({ name }) => name === place).map(({ lang }) => lang);
  const expected = CITIZEN.test(place) ? ["de", "en", "fr", "it", "sl"] : ["en", "it"];
  expect(langs.sort()).toEqual(expected);
});

test("what a visitor reads is among them", () => {
  expect(places).toEqual(expect.arrayContaining(["shared/call/messages/", "visitor/lobby/messages/"]));
});

describe.each(others)("$name$lang beside the Italian", ({ name, texts }) => {
  const italian = italianOf(name);

  test("has the same keys", () => {
    expect(basesOf(texts)).toEqual(basesOf(italian));
  });

  test("has the same placeholders", () => {
    for (const [key, text] of Object.entries(texts)) {
      const original = italian[key] ?? italian[`${baseOf(key)}#other`] ?? "";
      expect(placeholders(text), key).toEqual(placeholders(original));
    }
  });
});

describe.each(others.filter(({ name }) => CITIZEN.test(name)))(
  "$name$lang for a citizen",
  ({ name, texts }) => {
    test("has no Italian left", () => {
      const italian = italianOf(name);
      expect(Object.keys(texts).filter((key) => texts[key] === italian[key])).toEqual([]);
    });
  },
);

describe.each(catalogues)("$name$lang", ({ lang, texts }) => {
  test("has every plural in the forms of its language", () => {
    // "many" is for whole millions.
    const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.filter((it) => it !== "many");
    const keys = Object.keys(texts);
    for (const base of keys.filter((key) => key.includes("#")).map(baseOf)) {
      expect(keys.filter((key) => key.startsWith(`${base}#`)).sort()).toEqual(
        forms.map((form) => `${base}#${form}`).sort(),
      );
    }
  });
});
