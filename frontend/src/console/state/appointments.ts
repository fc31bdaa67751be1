import { romeDay } from "../../shared/time";
import type { AppointmentFieldsFragment } from "../operations";

export type Appointment = AppointmentFieldsFragment;

/** What a clerk wants to know of an appointment of today. */
export type Mark = "EXPECTED" | "HERE" | "LATE" | "MISSED";

export interface Agenda {
  readonly today: readonly Appointment[];
  readonly coming: readonly Appointment[];
}

/** Parts today from the days after it, in Italy. */
export function agendaOf(appointments: readonly Appointment[], nowMs: number): Agenda {
  const today = romeDay(nowMs);
  const isToday = ({ startsAt }: Appointment) => romeDay(Date.parse(startsAt)) <= today;
  return {
    today: appointments.filter(isToday),
    coming: appointments.filter((appointment) => !isToday(appointment)),
  };
}

export function markOf({ state, startsAt }: Appointment, nowMs: number): Mark {
  if (state === "ARRIVED") return "HERE";
  if (state === "MISSED") return "MISSED";
  return Date.parse(startsAt) <= nowMs ? "LATE" : "EXPECTED";
}
