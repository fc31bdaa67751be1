/** What a widget says while it knows nothing of the doors. Whatever else it says comes from the server. */
const LINK: Readonly<Record<string, string>> = {
  it: "Orari di ricevimento",
  en: "Reception hours",
  de: "Sprechzeiten",
  fr: "Heures d’accueil",
  sl: "Uradne ure",
};

/** The first part of a BCP 47 tag, in lower case: `de-IT` is `de`. */
export function primary(tag: string): string {
  return tag.split("-")[0]?.toLowerCase() ?? "";
}

/** The words of the plain link. */
export function linkWords(lang: string): string {
  return LINK[lang] ?? LINK.it ?? "";
}
