/** What the other page writes, as it comes to be read here. Whatever it sends, this stays small. */
import { applied, ERASE, headOf, LINE_END, LOSS } from "./t140";

/** A line that is longer is ended here; our own pages end theirs much sooner. */
const LONGEST_LINE = 4_000;
/** How many units are read in a second, and at once after a silence: far more than our own pages send. */
const PACE = { perSecond: 4_000, atOnce: 40_000 };

const CARRIAGE_RETURN = "\r";

export class TextReader {
  private count = 0;
  private line = "";
  private afterReturn = false;
  private allowance = PACE.atOnce;
  private readAt = 0;
  private readonly finished: (line: string) => void;

  /** `finished` is called with each line at its end. */
  constructor(finished: (line: string) => void) {
    this.finished = finished;
  }

  /** How many units have arrived: what the other page need not send again. */
  get heard(): number {
    return this.count;
  }

  /** The line that is being written, as far as it has come. */
  get running(): string {
    return this.line;
  }

  /** Reads a block. Times are milliseconds of one monotonic clock. */
  read(block: string, now: number): void {
    this.count += block.length;
    const earned = ((now - this.readAt) / 1_000) * PACE.perSecond;
    this.allowance = Math.min(PACE.atOnce, this.allowance + earned);
    this.readAt = now;
    const readable = headOf(block, Math.floor(this.allowance));
    this.allowance -= readable.length;
    for (const point of readable) this.take(point);
    if (readable.length < block.length) this.markLoss();
  }

  /** Whoever wrote is not there to go on: what was begun is all that comes of it. */
  breakOff(): void {
    if (this.line !== "") this.markLoss();
    this.end();
    this.count = 0;
  }

  private take(point: string): void {
    const second = this.afterReturn && point === "\n";
    this.afterReturn = point === CARRIAGE_RETURN;
    if (second) return;
    if (point === CARRIAGE_RETURN || point === "\n" || point === LINE_END || point === "\u2029") this.end();
    else if (point === ERASE || !/[\p{Cc}\ufeff]/u.test(point)) this.line = applied(this.line, point);
    if (this.line.length >= LONGEST_LINE) this.end();
  }

  private end(): void {
    const { line } = this;
    this.line = "";
    if (line.trim() !== "") this.finished(line);
  }

  private markLoss(): void {
    if (!this.line.endsWith(LOSS)) this.line += LOSS;
  }
}
