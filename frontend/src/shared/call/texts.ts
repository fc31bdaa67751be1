import { type Lang, type Translate, translator } from "../messages";
import de from "./messages/de.json";
import en from "./messages/en.json";
import fr from "./messages/fr.json";
import it from "./messages/it.json";
import sl from "./messages/sl.json";

export type CallText = Translate<keyof typeof it>;

/** The call's words in one language. */
export function callTexts(lang: Lang): CallText {
  return translator(lang, { it, en, de, fr, sl });
}
