import { type Lang, type Translate, translator } from "../messages";
import en from "./messages/en.json";
import it from "./messages/it.json";

export type CallText = Translate<keyof typeof it>;

/** The call's words in one language. */
export function callTexts(lang: Lang): CallText {
  return translator(lang, { it, en });
}
