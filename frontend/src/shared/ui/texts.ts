import { createContext, useContext } from "react";
import { type StaffLang, type Translate, translator } from "../messages";
import en from "./messages.en.json";
import it from "./messages.it.json";

export function uiTexts(lang: StaffLang) {
  return translator(lang, { it, en });
}

type UiText = Translate<Parameters<ReturnType<typeof uiTexts>>[0]>;

const Context = createContext<UiText>(uiTexts("it"));

/** Gives the shared parts their language. */
export const UiProvider = Context.Provider;

export function useUiText(): UiText {
  return useContext(Context);
}
