/** How loud a microphone is, and whether anybody is heard in it. */

/** From the noise of a quiet room to a voice close by, in decibels below full scale. */
const QUIET_DB = -60;
const LOUD_DB = -15;
/** From here on it is a voice and not the room. */
const VOICE = 0.35;
/** Silence for this long is said. */
const PATIENCE_MS = 6_000;
const EVERY_MS = 100;

/** `listening`: nothing was heard yet, and it is too early to complain. */
export type Hearing = "listening" | "heard" | "silent";

/** The loudness of some samples, from 0 to 1 as the ear would have it. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  // No samples, or none but zeros.
  if (!Number.isFinite(decibels)) return 0;
  return Math.min(1, Math.max(0, (decibels - QUIET_DB) / (LOUD_DB - QUIET_DB)));
}

/** Follows a loudness. A voice that was heard once is believed: people stop to speak. */
export class Ear {
  private since: number | null = null;
  private heard = false;

  /** `now` in milliseconds of one monotonic clock; the first level begins the wait. */
  hear(level: number, now: number): Hearing {
    this.since ??= now;
    this.heard ||= level >= VOICE;
    if (this.heard) return "heard";
    return now - this.since >= PATIENCE_MS ? "silent" : "listening";
  }
}

/** Tells the loudness of a microphone several times a second, until stopped. */
export function watchLevel(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    if (context.state !== "running") {
      // Some browsers listen only after a touch: what they do not hear is no silence.
      void context.resume();
      return;
    }
    analyser.getFloatTimeDomainData(samples);
    tell(loudness(samples));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
