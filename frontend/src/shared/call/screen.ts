/** This side's screen, while it is shown to the other: asking for it, and letting go of it. */

/** `idle`: nothing is shown. `asking`: the browser lets the person pick what to show. `showing`: it is being sent. */
export type ScreenState = "idle" | "asking" | "showing";

/** A screen is read: fewer pictures of it, so that each may be sharp. */
const FRAMES_PER_SECOND = 15;

export class OwnScreen {
  private shown: MediaStreamTrack | null = null;
  private asking = false;
  private failed = false;
  private closed = false;
  private readonly changed: () => void;

  /** `changed` is called after each change. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Whether this browser can show a screen at all: most phones cannot. */
  static get possible(): boolean {
    // Absent there, whatever the types say.
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    return typeof devices?.getDisplayMedia === "function";
  }

  get track(): MediaStreamTrack | null {
    return this.shown;
  }

  get state(): ScreenState {
    if (this.asking) return "asking";
    return this.shown ? "showing" : "idle";
  }

  /** The last attempt failed, and not because the person thought better of it. */
  get refused(): boolean {
    return this.failed;
  }

  /** Stops showing what is shown; lets the person pick something where nothing is. */
  async toggle(): Promise<void> {
    if (this.asking) return;
    if (this.shown) this.drop();
    else await this.ask();
  }

  /** Stops what is shown, and what the browser may still come up with. */
  close(): void {
    this.closed = true;
    this.shown?.stop();
    this.shown = null;
  }

  private async ask(): Promise<void> {
    this.asking = true;
    this.failed = false;
    this.changed();
    const got = await pick();
    this.asking = false;
    if (got instanceof MediaStreamTrack) this.keep(got);
    else this.failed = got === "refused";
    if (!this.closed) this.changed();
  }

  private keep(track: MediaStreamTrack): void {
    if (this.closed) {
      track.stop();
      return;
    }
    track.contentHint = "detail";
    // The browser has a button of its own to stop, and a window that is shown can be closed.
    track.addEventListener("ended", () => {
      if (this.shown === track) this.drop();
    });
    this.shown = track;
  }

  private drop(): void {
    this.shown?.stop();
    this.shown = null;
    this.changed();
  }
}

async function pick(): Promise<MediaStreamTrack | "cancelled" | "refused"> {
  try {
    const video = { frameRate: { max: FRAMES_PER_SECOND } };
    const stream = await navigator.mediaDevices.getDisplayMedia({ video, audio: false });
    return stream.getVideoTracks()[0] ?? "refused";
  } catch (error) {
    return isCancelled(error) ? "cancelled" : "refused";
  }
}

/** Browsers have one name for a person who says no and for a system that does; Chromium tells them apart in words. */
export function isCancelled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "AbortError" || (error.name === "NotAllowedError" && !/system/i.test(error.message));
}
