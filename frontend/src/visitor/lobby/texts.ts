import { type Lang, type Translate, translator } from "../../shared/messages";
import de from "./messages/de.json";
import en from "./messages/en.json";
import fr from "./messages/fr.json";
import it from "./messages/it.json";
import sl from "./messages/sl.json";

export type LobbyText = Translate<keyof typeof it>;

/** What the lobby's script says by itself, in one language. All else is in the server's page. */
export function lobbyTexts(lang: Lang): LobbyText {
  return translator(lang, { it, en, de, fr, sl });
}
