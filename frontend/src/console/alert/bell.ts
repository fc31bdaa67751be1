/** What a browser lets us do with sound: until a person has touched the page, it is blocked. */
export type BellState = "running" | "blocked";

/** The knock that one hears, made of two beats on wood and two tones, so that small loudspeakers carry it too. */
export interface Bell {
  state(): BellState;
  /** Must be called from a click or a key press to have an effect. */
  unlock(): Promise<void>;
  /** Plays once; silent while blocked. */
  strike(): void;
}

const BEATS_AT_S = [0, 0.22];
const TONES = [
  { at: 0.5, hz: 880 },
  { at: 0.72, hz: 660 },
] as const;

export function createBell(onChange: (state: BellState) => void): Bell {
  const audio = new AudioContext();
  const state = (): BellState => (audio.state === "running" ? "running" : "blocked");
  audio.addEventListener("statechange", () => onChange(state()));
  return {
    state,
    unlock: () => audio.resume(),
    strike() {
      if (state() === "blocked") return;
      const start = audio.currentTime + 0.02;
      for (const at of BEATS_AT_S) beat(audio, start + at);
      for (const { at, hz } of TONES) tone(audio, start + at, hz);
    },
  };
}

/** A knuckle on wood: a low tone that falls and dies within an eighth of a second. */
function beat(audio: AudioContext, at: number): void {
  const { oscillator, gain } = voice(audio, "triangle", at, 0.14);
  oscillator.frequency.setValueAtTime(260, at);
  oscillator.frequency.exponentialRampToValueAtTime(70, at + 0.12);
  gain.gain.setValueAtTime(0.9, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.13);
}

function tone(audio: AudioContext, at: number, hz: number): void {
  const { oscillator, gain } = voice(audio, "sine", at, 0.6);
  oscillator.frequency.setValueAtTime(hz, at);
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.4, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.58);
}

function voice(audio: AudioContext, type: OscillatorType, at: number, lengthS: number) {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = type;
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + lengthS);
  return { oscillator, gain };
}
