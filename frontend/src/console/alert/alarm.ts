import type { GraphqlClient } from "../../shared/graphql/client";
import { retryUnreachable } from "../../shared/graphql/retry";
import { ConfirmAlertDocument } from "../operations";
import type { Visit } from "../state/queue";
import type { Bell } from "./bell";

const REPEAT_EVERY_MS = 10_000;

/** Rings for knocks, and tells the server once per visit that somebody could perceive it. */
export interface Alarm {
  /** New knocks: one stroke now. `noticed` is whether a desktop notice was shown. */
  knock(visits: readonly Visit[], noticed: boolean): void;
  /** Strikes every ten seconds while true. */
  repeat(on: boolean): void;
  stop(): void;
}

export function createAlarm(client: GraphqlClient, bell: Bell): Alarm {
  const unconfirmed = new Map<string, Visit>();
  let timer: ReturnType<typeof setInterval> | undefined;

  // Neither heard nor seen is not told: the visitor reads what this confirms.
  const perceptible = () => bell.state() === "running" || document.visibilityState === "visible";
  const confirm = (noticed: boolean) => {
    if (!noticed && !perceptible()) return;
    const visits = [...unconfirmed.values()];
    unconfirmed.clear();
    for (const officeId of new Set(visits.map(({ office }) => office.id))) {
      const visitIds = visits.filter(({ office }) => office.id === officeId).map(({ id }) => id);
      // Not confirmed is the safe side: the server then warns the office by other ways.
      retryUnreachable(() => client.request(ConfirmAlertDocument, { officeId, visitIds })).catch(() => {});
    }
  };
  const confirmWhenShown = () => confirm(false);
  document.addEventListener("visibilitychange", confirmWhenShown);

  const strike = () => {
    bell.strike();
    confirm(false);
  };
  return {
    knock(visits, noticed) {
      for (const visit of visits) unconfirmed.set(visit.id, visit);
      bell.strike();
      confirm(noticed);
    },
    repeat(on) {
      if (on === (timer !== undefined)) return;
      clearInterval(timer);
      timer = on ? setInterval(strike, REPEAT_EVERY_MS) : undefined;
    },
    stop() {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", confirmWhenShown);
    },
  };
}
