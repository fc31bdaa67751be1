/** Two soft notes, made by the browser: no sound file to load. */
const NOTE_S = 0.35;

interface Tune {
  readonly notesHz: readonly number[];
  readonly volume: number;
}

/** What is heard when it is one's turn. */
export const TURN: Tune = { notesHz: [659.3, 880], volume: 0.25 };
const SOFT: Tune = { notesHz: [523.3], volume: 0.125 };

/** The sound of one's turn. Browsers let a page sound only after the person has touched it. */
export class Chime {
  private readonly context: AudioContext | null =
    typeof AudioContext === "undefined" ? null : new AudioContext();

  /** Whether a touch is needed before anything can be heard. */
  get silent(): boolean {
    return this.context?.state === "suspended";
  }

  /** Called with each change of `silent`. */
  onChange(listener: () => void): void {
    this.context?.addEventListener("statechange", listener);
  }

  /** To be called within the handling of a touch or key. */
  async unlock(): Promise<void> {
    if (this.silent) await this.context?.resume();
  }

  /** `soft`: something to read, and no turn. */
  play(soft = false): void {
    const { context } = this;
    if (context?.state !== "running") return;
    playNotes(context, context.destination, soft ? SOFT : TURN);
  }
}

/** Plays a tune once, now, into `out`. */
export function playNotes(context: AudioContext, out: AudioNode, { notesHz, volume }: Tune): void {
  for (const [index, frequency] of notesHz.entries()) {
    const start = context.currentTime + index * NOTE_S;
    const tone = new OscillatorNode(context, { frequency });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.linearRampToValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(volume, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, start + NOTE_S);
    tone.connect(gain).connect(out);
    tone.start(start);
    tone.stop(start + NOTE_S);
  }
}
