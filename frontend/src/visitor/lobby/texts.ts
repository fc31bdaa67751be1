import { type Lang, type Translate, translator } from "../../shared/messages";
import en from "./messages/en.json";
import it from "./messages/it.json";

export type LobbyText = Translate<keyof typeof it>;

/** What the lobby's script says by itself, in one language. All else is in the server's page. */
export function lobbyTexts(lang: Lang): LobbyText {
  return translator(lang, { it, en });
}
