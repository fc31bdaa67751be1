import { describe, expect, test } from "vitest";
import type { Catalogue } from ".";

const catalogues = import.meta.glob<Catalogue>("/src/**/messages.*.json", { eager: true, import: "default" });
const italian = Object.keys(catalogues).filter((path) => path.endsWith(".it.json"));

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([hole]) => hole).sort();

test("there are catalogues to compare", () => {
  expect(italian.length).toBeGreaterThan(0);
});

describe.each(italian)("%s and its English sister", (path) => {
  const it = catalogues[path] ?? {};
  const en = catalogues[path.replace(".it.json", ".en.json")] ?? {};

  test("have the same keys", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(it).sort());
  });

  test.each(Object.keys(it))("agree on the placeholders of %s", (key) => {
    expect(placeholders(en[key] ?? "")).toEqual(placeholders(it[key] ?? ""));
  });

  test("have every plural in both forms", () => {
    const bases = Object.keys(it)
      .filter((key) => key.includes("#"))
      .map((key) => key.split("#")[0]);
    for (const base of bases) {
      expect(it).toHaveProperty([`${base}#one`]);
      expect(it).toHaveProperty([`${base}#other`]);
    }
  });
});
