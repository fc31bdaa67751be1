/** Keeps the screen lit while somebody waits or talks: a phone that sleeps cannot ring. */
export class Awake {
  private wanted = false;
  private lock: WakeLockSentinel | null = null;

  constructor() {
    // The browser lets go of the lock when the page is hidden.
    document.addEventListener("visibilitychange", () => void this.settle());
  }

  set(wanted: boolean): void {
    this.wanted = wanted;
    void this.settle();
  }

  private async settle(): Promise<void> {
    if (!this.wanted) {
      await this.lock?.release();
      this.lock = null;
    } else if (document.visibilityState === "visible" && (this.lock?.released ?? true)) {
      // Refused when the battery is low, absent in older browsers: then the screen sleeps as it would anyway.
      this.lock = await (navigator.wakeLock?.request("screen") ?? Promise.resolve(null)).catch(() => null);
    }
  }
}
