import { describe, expect, test } from "vitest";
import type { Catalogue } from ".";

/** What is the same word in both languages. */
const SAME_AS_ITALIAN: Readonly<Record<string, readonly string[]>> = {
  "console/messages.en": ["console.comune", "figures.none"],
};

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
  const expected = place.startsWith("console/") ? ["en", "it"] : ["de", "en", "fr", "it", "sl"];
  expect(langs.sort()).toEqual(expected);
});

test("what a visitor reads is among them", () => {
  expect(places).toEqual(expect.arrayContaining(["shared/call/messages/", "visitor/lobby/messages/"]));
});

describe.each(others)("$name$lang beside the Italian", ({ name, lang, texts }) => {
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

  test("is translated", () => {
    const same = Object.keys(texts).filter((key) => texts[key] === italian[key]);
    expect(same).toEqual(SAME_AS_ITALIAN[`${name}${lang}`] ?? []);
  });
});

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
