import { createContext, useContext } from "react";
import type { Requester } from "../shared/graphql/post";
import { type StaffLang, translator } from "../shared/messages";
import type { Feedback } from "../shared/ui/feedback";
import type it from "./messages.it.json";
import type {
  ChangeFieldsFragment,
  ManagementFieldsFragment,
  ManagementQuery,
  OfficeFieldsFragment,
  PersonFieldsFragment,
  ProfileFieldsFragment,
  RoomFieldsFragment,
} from "./operations";
import type { Place } from "./state/places";

export type Management = ManagementFieldsFragment;
export type Office = OfficeFieldsFragment;
export type Room = RoomFieldsFragment;
export type Person = PersonFieldsFragment;
export type Profile = ProfileFieldsFragment;
export type Change = ChangeFieldsFragment;
type Viewer = NonNullable<ManagementQuery["viewer"]>;
type TenantName = ManagementQuery["tenant"];

/** Fetches the texts of one language: together they are a fifth of the program. */
export async function loadTexts(lang: StaffLang) {
  const catalogue: typeof it =
    lang === "en"
      ? (await import("./messages.en.json")).default
      : (await import("./messages.it.json")).default;
  return translator(lang, { it: catalogue, en: catalogue });
}

export type ManageText = Awaited<ReturnType<typeof loadTexts>>;
export type MessageKey = Parameters<ManageText>[0];

/** What every part of the management needs. */
export interface ManageContext {
  readonly client: Requester;
  readonly lang: StaffLang;
  readonly t: ManageText;
  readonly viewer: Viewer;
  readonly tenant: TenantName;
  readonly management: Management;
  /** Puts what the server has just said in place of what was known. */
  apply(management: Management): void;
  /** Shows one sentence in place of the one before. */
  say(feedback: Feedback | undefined): void;
  /** Goes to a page of the management; asks first where something is not saved. */
  go(place: Place): void;
  /** Says that something on this page is not saved; returns how to take it back. */
  keepOpen(): () => void;
}

const Context = createContext<ManageContext | undefined>(undefined);
export const ManageProvider = Context.Provider;

export function useManage(): ManageContext {
  const context = useContext(Context);
  if (!context) throw new Error("useManage outside of ManageProvider");
  return context;
}
