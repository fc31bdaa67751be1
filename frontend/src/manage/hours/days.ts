import type { StaffLang } from "../../shared/messages";
import type { Weekday } from "../operations";
import { WEEK } from "./grid";

/** 1 January 2024 was a Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** `lunedì`. */
export function dayName(day: Weekday, lang: StaffLang): string {
  const format = new Intl.DateTimeFormat(lang, { weekday: "long", timeZone: "UTC" });
  return format.format(MONDAY_MS + WEEK.indexOf(day) * DAY_MS);
}

/** `lun 23 nov` of a date `YYYY-MM-DD`. */
export function shortDate(date: string, lang: StaffLang): string {
  const format = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return format.format(Date.parse(`${date}T00:00:00Z`));
}
