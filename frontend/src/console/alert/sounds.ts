/** The sounds of a knock, made on the spot: each is short, and carries over small loudspeakers too. */
export const SOUNDS = ["knock", "chime", "marimba", "pulse"] as const;
export type Sound = (typeof SOUNDS)[number];

/** Plays a sound once, from `start` on, into `out`. */
type Player = (audio: AudioContext, out: AudioNode, start: number) => void;

const KNUCKLES_AT_S = [0, 0.22];
const TONES_AT_S = [
  [0.5, 880],
  [0.72, 660],
] as const;
const MARIMBA_HZ = [523, 659, 784, 1047];
const PULSES = 4;

export const PLAYERS: Readonly<Record<Sound, Player>> = {
  knock(audio, out, start) {
    for (const at of KNUCKLES_AT_S) beat(audio, out, start + at);
    for (const [at, hz] of TONES_AT_S) tone(audio, out, start + at, hz, 0.58);
  },
  chime(audio, out, start) {
    tone(audio, out, start, 784, 1.1);
    tone(audio, out, start + 0.4, 587, 1.4);
  },
  marimba(audio, out, start) {
    for (const [index, hz] of MARIMBA_HZ.entries()) tone(audio, out, start + index * 0.13, hz, 0.35);
  },
  pulse(audio, out, start) {
    for (let index = 0; index < PULSES; index += 1)
      tone(audio, out, start + index * 0.18, 1175, 0.12, "square");
  },
};

/** A knuckle on wood: a low tone that falls and dies within an eighth of a second. */
function beat(audio: AudioContext, out: AudioNode, at: number): void {
  const { oscillator, gain } = voice(audio, out, "triangle", at, 0.14);
  oscillator.frequency.setValueAtTime(260, at);
  oscillator.frequency.exponentialRampToValueAtTime(70, at + 0.12);
  gain.gain.setValueAtTime(0.9, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.13);
}

function tone(
  audio: AudioContext,
  out: AudioNode,
  at: number,
  hz: number,
  lengthS: number,
  type: OscillatorType = "sine",
): void {
  const { oscillator, gain } = voice(audio, out, type, at, lengthS + 0.02);
  // A square wave of the same height is much louder.
  const peak = type === "square" ? 0.15 : 0.4;
  oscillator.frequency.setValueAtTime(hz, at);
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(peak, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + lengthS);
}

function voice(audio: AudioContext, out: AudioNode, type: OscillatorType, at: number, lengthS: number) {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = type;
  oscillator.connect(gain).connect(out);
  oscillator.start(at);
  oscillator.stop(at + lengthS);
  return { oscillator, gain };
}
