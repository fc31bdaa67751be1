import { expect, test } from "vitest";
import { toLang, toStaffLang, translator } from ".";

const it = {
  hello: "Ciao {name}",
  "waiting#one": "{count} persona attende",
  "waiting#other": "{count} persone attendono",
};
const en = {
  hello: "Hello {name}",
  "waiting#one": "{count} person waits",
  "waiting#other": "{count} people wait",
};

test("fills in what it is given and leaves the other holes", () => {
  const t = translator("it", { it, en });
  expect(t("hello", { name: "Maria" })).toBe("Ciao Maria");
  expect(t("hello")).toBe("Ciao {name}");
});

test("does not read a value as a placeholder", () => {
  expect(translator("en", { it, en })("hello", { name: "{name} $1" })).toBe("Hello {name} $1");
});

test("chooses the plural by the language", () => {
  const t = translator("it", { it, en });
  expect([0, 1, 2, 1_000_000].map((count) => t("waiting", { count }))).toEqual([
    "0 persone attendono",
    "1 persona attende",
    "2 persone attendono",
    "1000000 persone attendono",
  ]);
});

test.each([
  ["en-GB", "en"],
  ["EN", "en"],
  ["it", "it"],
  ["de-AT", "de"],
  ["FR", "fr"],
  ["sl", "sl"],
  ["es", "it"],
  ["ento", "it"],
  [null, "it"],
])("reads the language %s as %s", (value, lang) => {
  expect(toLang(value)).toBe(lang);
});

test("counts in the forms of the language", () => {
  const sl = {
    hello: "Živjo {name}",
    "waiting#one": "{count} oseba čaka",
    "waiting#two": "{count} osebi čakata",
    "waiting#few": "{count} osebe čakajo",
    "waiting#other": "{count} oseb čaka",
  };
  const t = translator("sl", { it, sl });
  expect([1, 2, 3, 5].map((count) => t("waiting", { count }))).toEqual([
    "1 oseba čaka",
    "2 osebi čakata",
    "3 osebe čakajo",
    "5 oseb čaka",
  ]);
});

test.each([
  ["en-GB", "en"],
  ["de", "it"],
  ["sl", "it"],
  [undefined, "it"],
])("staff that reads %s works in %s", (value, lang) => {
  expect(toStaffLang(value)).toBe(lang);
});
