import type { SilentAlertsQuery } from "../operations";

/** A way by which the alerts of an office do not arrive. */
export type SilentWay = SilentAlertsQuery["officeAlerts"]["silent"][number];

/** What is still to be said: what was put away comes back only when the way has worked and failed again. */
export function unsaid(silent: readonly SilentWay[], away: readonly SilentWay[]): SilentWay[] {
  return silent.filter(({ way, since }) => !away.some((it) => it.way === way && it.since === since));
}
