import type { Language } from "../operations";

export const LANGUAGES: readonly Language[] = ["IT", "EN", "DE", "FR", "SL"];

/** How a language calls itself. */
export const ENDONYMS: Readonly<Record<Language, string>> = {
  IT: "Italiano",
  EN: "English",
  DE: "Deutsch",
  FR: "Français",
  SL: "Slovenščina",
};

/** As the attribute `lang` has it. */
export function tagOf(language: Language): string {
  return language.toLowerCase();
}
