/** The languages in which a citizen reads. */
const LANGS = ["it", "en", "de", "fr", "sl"] as const;
export type Lang = (typeof LANGS)[number];

/** The languages in which staff works. */
export type StaffLang = Extract<Lang, "it" | "en">;

/** The language of a BCP 47 tag; what we do not have is read as Italian. */
export function toLang(tag: string | null | undefined): Lang {
  const primary = tag?.toLowerCase().split("-")[0];
  return LANGS.find((lang) => lang === primary) ?? "it";
}

/** The same for staff: anything but English is Italian. */
export function toStaffLang(tag: string | null | undefined): StaffLang {
  return toLang(tag) === "en" ? "en" : "it";
}

/**
 * Flat keys. `{name}` is filled in; `key#one`, `key#other` and what else the language has are the plural forms of
 * `key` (CLDR), chosen by `{count}`.
 */
export type Catalogue = Readonly<Record<string, string>>;

type BaseKey<Key> = Key extends `${infer Base}#${string}` ? Base : Key;

/** Says the message of a key. A placeholder without a value stays as it is written. */
export type Translate<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The catalogues are made equal in keys and placeholders by a test. */
export function translator<L extends Lang, C extends Catalogue>(
  lang: NoInfer<L>,
  catalogues: { readonly it: C } & Readonly<Record<L, Readonly<Record<keyof C, string>>>>,
): Translate<BaseKey<keyof C & string>> {
  const catalogue: Catalogue = catalogues[lang];
  return (key, values = {}) => {
    const count = values.count;
    const text =
      typeof count === "number" ? pluralOf(lang, count, (form) => catalogue[`${key}#${form}`]) : null;
    return (text ?? catalogue[key] ?? key).replace(/\{(\w+)\}/g, (hole, name: string) =>
      String(values[name] ?? hole),
    );
  };
}

/** The text for `count` things among the forms of a language; undefined where there are none. */
export function pluralOf(
  lang: Lang,
  count: number,
  text: (form: Intl.LDMLPluralRule) => string | undefined,
): string | undefined {
  return text(new Intl.PluralRules(lang).select(count)) ?? text("other");
}
