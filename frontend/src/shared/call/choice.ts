/** Which devices a person wants in a call. The tab keeps it: the next person at a shared computer begins anew. */
import type { Device } from "./media";

/** Devices that were picked from a list, by the ids that the browser gave them. */
export type DeviceIds = Readonly<Partial<Record<Device | "speaker", string>>>;

export interface DeviceChoice {
  /** What the person chose to do without: it is not asked for. */
  readonly without: readonly Device[];
  readonly ids: DeviceIds;
}

/** What there is, as the browser picks it. */
export const ANY_DEVICES: DeviceChoice = { without: [], ids: {} };

export const DEVICES: readonly Device[] = ["microphone", "camera"];

const KEY = "devices";

export function wantedOf({ without }: DeviceChoice): Device[] {
  return DEVICES.filter((device) => !without.includes(device));
}

/** What a kept text says; whatever is not understood in it was not chosen. */
export function readChoice(text: string | null): DeviceChoice {
  const kept = recordOf(parse(text ?? ""));
  const ids = recordOf(kept.ids);
  const without = Array.isArray(kept.without) ? kept.without : [];
  return {
    without: DEVICES.filter((device) => without.includes(device)),
    ids: Object.fromEntries(
      [...DEVICES, "speaker"].flatMap((kind) => (typeof ids[kind] === "string" ? [[kind, ids[kind]]] : [])),
    ),
  };
}

/** The choice of this tab. */
export function loadChoice(): DeviceChoice {
  try {
    return readChoice(sessionStorage.getItem(KEY));
  } catch {
    // Storage may be forbidden: then the choice lives as long as the page.
    return ANY_DEVICES;
  }
}

export function saveChoice(choice: DeviceChoice): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // As above.
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
