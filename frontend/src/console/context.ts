import { createContext, type Dispatch, type SetStateAction, useContext } from "react";
import type { GraphqlClient } from "../shared/graphql/client";
import { type StaffLang, type Translate, translator } from "../shared/messages";
import type { Feedback } from "../shared/ui/feedback";
import en from "./messages.en.json";
import it from "./messages.it.json";
import type { Mover } from "./state/moves";
import type { Visit } from "./state/queue";

export function consoleTexts(lang: StaffLang) {
  return translator(lang, { it, en });
}

type MessageKey = Parameters<ReturnType<typeof consoleTexts>>[0];
export type ConsoleText = Translate<MessageKey>;

/** What every part of the console needs. */
export interface ConsoleContext {
  readonly client: GraphqlClient;
  readonly lang: StaffLang;
  readonly t: ConsoleText;
  readonly move: Mover;
  /** Shows one sentence in place of the one before. */
  readonly say: Dispatch<SetStateAction<Feedback | undefined>>;
}

const Context = createContext<ConsoleContext | undefined>(undefined);
export const ConsoleProvider = Context.Provider;

export function useConsole(): ConsoleContext {
  const context = useContext(Context);
  if (!context) throw new Error("useConsole outside of ConsoleProvider");
  return context;
}

/** How a visit is called where people read: names are optional. */
export function nameOf(visit: Visit, t: ConsoleText): string {
  return visit.name?.trim() || t("visit.anonymous");
}
