import { SOUNDS, type Sound } from "./sounds";

/** How a knock sounds in this browser. */
export interface Choice {
  readonly sound: Sound;
  /** From 0.1 to 1: silence is not a way to be told. */
  readonly volume: number;
}

export const QUIETEST = 0.1;
const KEY = "ricevimento.sound";
const usual: Choice = { sound: "knock", volume: 1 };

export function readChoice(kept: string | null): Choice {
  const [sound, volume] = (kept ?? "").split(" ");
  const known = SOUNDS.find((it) => it === sound);
  const level = Number(volume);
  if (!known || !(level >= QUIETEST && level <= 1)) return usual;
  return { sound: known, volume: level };
}

/** A browser that keeps nothing for us has the usual sound. */
export function keptChoice(): Choice {
  try {
    return readChoice(localStorage.getItem(KEY));
  } catch {
    return usual;
  }
}

export function keepChoice({ sound, volume }: Choice): void {
  try {
    localStorage.setItem(KEY, `${sound} ${volume}`);
  } catch {
    // It holds until the page is closed.
  }
}
