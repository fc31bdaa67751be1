/** Two soft notes, made by the browser: no sound file to load. */
const NOTES_HZ = [659.3, 880];
const SOFT_NOTE_HZ = [523.3];
const NOTE_S = 0.35;
const VOLUME = 0.25;

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
    for (const [index, frequency] of (soft ? SOFT_NOTE_HZ : NOTES_HZ).entries()) {
      const start = context.currentTime + index * NOTE_S;
      const tone = new OscillatorNode(context, { frequency });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.linearRampToValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(soft ? VOLUME / 2 : VOLUME, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_S);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + NOTE_S);
    }
  }
}
