import { type Lang, type Translate, translator } from "../../../shared/messages";
import de from "./messages/de.json";
import en from "./messages/en.json";
import fr from "./messages/fr.json";
import it from "./messages/it.json";
import sl from "./messages/sl.json";

export type CheckText = Translate<keyof typeof it>;

/** The words of the check in one language. */
export function checkTexts(lang: Lang): CheckText {
  return translator(lang, { it, en, de, fr, sl });
}
