/** What one writes, on its way to the other page: what is still to go, and what is not known to have arrived. */
import { applied, difference, headOf, LINE_END, LOSS } from "./t140";

/** How much sent text is kept until it is known to have arrived; beyond it, it counts as lost. */
const KEPT = 20_000;

/** Positions are UTF-16 units since the beginning of what the other page was sent. */
export class TextWriter {
  /** Finished lines of which the other page has not been sent everything. */
  private finished: string[] = [];
  private current = "";
  /** How the line reads that was begun and not ended on the other page. */
  private begun = "";
  /** What was sent, from the beginning of the first line that may not have arrived. */
  private journal = "";
  private journalAt = 0;
  /** How far the line of now has carried the journal. */
  private carried = 0;

  /** The line that is being written reads so now. */
  type(line: string): void {
    this.current = line;
  }

  /** The line that is being written is whole, and the next one begins. */
  finish(line: string): void {
    this.finished.push(line);
    this.current = "";
  }

  /** How much is still to be sent. */
  get waiting(): number {
    const again = this.journal.length - this.carried;
    const [first, ...others] = this.finished;
    if (first === undefined) return again + difference(this.begun, this.current).length;
    const whole = others.reduce((sum, line) => sum + line.length + 1, this.current.length);
    return again + difference(this.begun, first).length + 1 + whole;
  }

  /** What is to be sent next, of at most so many units, taken as sent; empty where nothing is. */
  next(limit: number): string {
    if (this.carried < this.journal.length) {
      const again = headOf(this.journal.slice(this.carried), limit);
      this.carried += again.length;
      return again;
    }
    let block = "";
    for (let piece = this.piece(limit); piece; piece = this.piece(limit - block.length)) block += piece;
    this.journal += block;
    this.carried = this.journal.length;
    this.forgetTooOld();
    return block;
  }

  /** The other page has everything up to this position: none of the lines before it need be kept. */
  acknowledge(position: number): void {
    const arrived = Math.min(position - this.journalAt, this.journal.length);
    const lineStart = arrived > 0 ? this.journal.lastIndexOf(LINE_END, arrived - 1) + 1 : 0;
    this.journal = this.journal.slice(lineStart);
    this.journalAt += lineStart;
    this.carried = Math.max(0, this.carried - lineStart);
  }

  /** There is a new line to the same page, which has everything up to this position, and nothing beyond it. */
  resume(position: number): void {
    // It lacks what is kept no more: what is begins with the mark of that.
    if (position < this.journalAt) this.journalAt = position;
    this.carried = Math.min(position - this.journalAt, this.journal.length);
  }

  /** There is another page at the other end, which has nothing: it gets the lines that may not have arrived. */
  restart(): void {
    this.journalAt = 0;
    this.carried = 0;
  }

  /** One line, or what fits of it. */
  private piece(limit: number): string {
    const [whole] = this.finished;
    const change = difference(this.begun, whole ?? this.current) + (whole === undefined ? "" : LINE_END);
    const piece = headOf(change, limit);
    if (piece === "") return "";
    if (whole !== undefined && piece === change) {
      this.finished.shift();
      this.begun = "";
    } else {
      this.begun = applied(this.begun, piece);
    }
    return piece;
  }

  private forgetTooOld(): void {
    const excess = this.journal.length - KEPT;
    if (excess <= 0) return;
    const rest = this.journal.slice(excess);
    // The mark stands for the last unit that is gone, so that every other keeps its position.
    this.journal = LOSS + rest;
    this.journalAt += excess - 1;
    this.carried -= excess - 1;
  }
}
