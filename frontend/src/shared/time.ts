import type { StaffLang } from "./messages";

const ROME = "Europe/Rome";
const locale = (lang: StaffLang) => (lang === "it" ? "it-IT" : "en-GB");

/** The time of day in Italy, `10:32`. */
export function timeOfDay(iso: string, lang: StaffLang): string {
  const format = new Intl.DateTimeFormat(locale(lang), {
    timeZone: ROME,
    hour: "2-digit",
    minute: "2-digit",
  });
  return format.format(new Date(iso));
}

/** The day and the time of day in Italy, `23 novembre 2026, 10:32`. */
export function dayAndTime(iso: string, lang: StaffLang): string {
  const day = new Intl.DateTimeFormat(locale(lang), { timeZone: ROME, dateStyle: "long" });
  return `${day.format(new Date(iso))}, ${timeOfDay(iso, lang)}`;
}

/** The day in Italy, `2026-11-23`: later days are greater. */
export function romeDay(atMs: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: ROME }).format(atMs);
}

/** A length for people: `meno di 1 min`, `12 min`, `1 h 05 min`. Seconds are rounded down. */
export function lengthInWords(seconds: number, lang: StaffLang): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return lang === "it" ? "meno di 1 min" : "under 1 min";
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

/** A countdown, `1:05`; never below zero. */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

/** The instant at which clocks in Italy show `clock` (`HH:MM`) on the day that it is there at `nowMs`. */
export function todayAt(clock: string, nowMs: number): Date {
  const day = romeDay(nowMs);
  const asIfUtc = Date.parse(`${day}T${clock}:00Z`);
  // The offset of one hour before is right at every hour that exists; clocks change at night only.
  return new Date(asIfUtc - offsetMs(asIfUtc - 3_600_000));
}

function offsetMs(atMs: number): number {
  const shown = new Intl.DateTimeFormat("en-US", {
    timeZone: ROME,
    timeZoneName: "longOffset",
  }).formatToParts(atMs);
  const offset = shown.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(offset) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -size : size;
}
