/** The cameras, microphones and speakers among which a person can choose. */
import type { Device } from "./media";

export type Kind = Device | "speaker";

export interface Listed {
  readonly id: string;
  /** As the system calls it; empty where it has no name. */
  readonly name: string;
  readonly group: string;
}

export type Inventory = Readonly<Record<Kind, readonly Listed[]>>;

/** Entries that only repeat another one: what the system takes where nobody has chosen. */
const REPEATED = ["default", "communications"];

/** What the browser's list has to choose from. Before a permission it names nothing, and there is no choice. */
export function inventoryOf(devices: readonly Omit<MediaDeviceInfo, "toJSON">[]): Inventory {
  const of = (kind: MediaDeviceKind) =>
    devices
      .filter((it) => it.kind === kind && it.deviceId !== "" && !REPEATED.includes(it.deviceId))
      .map(({ deviceId, label, groupId }) => ({ id: deviceId, name: label, group: groupId }));
  return { microphone: of("audioinput"), camera: of("videoinput"), speaker: of("audiooutput") };
}

/** Which of the list is in use, by what the track says of itself. */
export function inUse(
  list: readonly Listed[],
  { deviceId, groupId }: { deviceId?: string | undefined; groupId?: string | undefined },
): Listed | null {
  return list.find(({ id }) => id === deviceId) ?? list.find(({ group }) => group === groupId) ?? null;
}

export async function takeInventory(): Promise<Inventory> {
  const found = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  return inventoryOf(found ?? []);
}
