/** The languages in which the product speaks. */
export type Lang = "it" | "en";

/** Anything but English is read as Italian. */
export function toLang(value: string | null | undefined): Lang {
  return value?.toLowerCase().startsWith("en") ? "en" : "it";
}

/** Flat keys. `{name}` is filled in; `key#one` and `key#other` are the plural forms of `key`, chosen by `{count}`. */
export type Catalogue = Readonly<Record<string, string>>;

type BaseKey<Key> = Key extends `${infer Base}#${string}` ? Base : Key;

/** Says the message of a key. A placeholder without a value stays as it is written. */
export type Translate<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The catalogues are made equal in keys and placeholders by a test. */
export function translator<C extends Catalogue>(
  lang: Lang,
  catalogues: { readonly it: C; readonly en: Record<keyof C, string> },
): Translate<BaseKey<keyof C & string>> {
  const catalogue: Catalogue = catalogues[lang];
  const plurals = new Intl.PluralRules(lang);
  return (key, values = {}) => {
    const count = values.count;
    const form = typeof count === "number" ? `${key}#${plurals.select(count)}` : key;
    const text = catalogue[form] ?? catalogue[`${key}#other`] ?? catalogue[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
  };
}
