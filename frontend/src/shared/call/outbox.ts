/** Sends signals one after another, so that they arrive in the order in which they were made. */
import { MAX_PAYLOAD_BYTES, type Signal } from "./signals";

/** How long to wait before the same signal is tried again. */
const RETRY_MS = 500;

/** Hands a payload to the server; rejects where it is not known to have arrived. */
export type Post = (payload: string) => Promise<unknown>;

export class Outbox {
  private unsent: Signal[] = [];
  private sending = false;
  private closed = false;
  private readonly post: Post;

  constructor(post: Post) {
    this.post = post;
  }

  push(signal: Signal): void {
    if (this.closed) return;
    const last = this.unsent.at(-1);
    const merged = last && merge(last, signal);
    // The first may be on its way already: then it is no longer ours to change.
    if (merged && (!this.sending || this.unsent.length > 1)) this.unsent.splice(-1, 1, merged);
    else this.unsent.push(signal);
    if (!this.sending) void this.flush();
  }

  /** Drops what has not been sent: it was meant for somebody who is gone. */
  forget(): void {
    this.unsent = [];
  }

  /** Forgets everything and sends nothing more. */
  close(): void {
    this.closed = true;
    this.forget();
  }

  private async flush(): Promise<void> {
    this.sending = true;
    for (let signal = this.unsent[0]; signal; signal = this.unsent[0]) {
      const sent = await this.post(JSON.stringify(signal)).then(
        () => true,
        () => false,
      );
      if (!sent && !this.closed) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      if (sent && this.unsent[0] === signal) this.unsent.shift();
    }
    this.sending = false;
  }
}

/** Candidates come by the dozen; those of one epoch travel together as far as the server's limit allows. */
function merge(last: Signal, next: Signal): Signal | null {
  if (last.kind !== "candidates" || next.kind !== "candidates" || last.epoch !== next.epoch) return null;
  const merged: Signal = { ...last, candidates: [...last.candidates, ...next.candidates] };
  // Candidates are ASCII: a character is a byte.
  return JSON.stringify(merged).length <= MAX_PAYLOAD_BYTES ? merged : null;
}
