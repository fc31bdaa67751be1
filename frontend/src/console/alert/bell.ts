import type { Choice } from "./choice";
import { PLAYERS } from "./sounds";

/** What a browser lets us do with sound: until a person has touched the page, it is blocked. */
export type BellState = "running" | "blocked";

/** The knock that one hears. */
export interface Bell {
  state(): BellState;
  /** Must be called from a click or a key press to have an effect. */
  unlock(): Promise<void>;
  /** How it sounds from now on. */
  choose(choice: Choice): void;
  /** Plays once; silent while blocked. */
  strike(): void;
}

export function createBell(first: Choice, onChange: (state: BellState) => void): Bell {
  const audio = new AudioContext();
  const out = audio.createGain();
  out.connect(audio.destination);
  const state = (): BellState => (audio.state === "running" ? "running" : "blocked");
  audio.addEventListener("statechange", () => onChange(state()));
  let { sound } = first;
  const choose = (choice: Choice) => {
    sound = choice.sound;
    // As the ear hears it: half the way is half as loud.
    out.gain.value = choice.volume ** 2;
  };
  choose(first);
  return {
    state,
    unlock: () => audio.resume(),
    choose,
    strike() {
      if (state() === "running") PLAYERS[sound](audio, out, audio.currentTime + 0.02);
    },
  };
}
