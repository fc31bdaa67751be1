/** The written side of a call: both pages' lines, and the way from one page to the other. */
import type { ControlMessage, TextGreeting } from "../control";
import { TextReader } from "./reader";
import { TextWriter } from "./writer";

/** At most so long is gathered before it leaves: EN 301 549, 6.2.4, allows 500 ms from the key to the network. */
const GATHER_MS = 200;
/** At most so many UTF-16 units leave at once: 2,500 in a second. */
const BLOCK = 500;
/** At most so often a finished line is confirmed at once; the rest waits for the next pulse. */
const CONFIRM_MS = 100;
/** Older lines are forgotten. */
const KEPT_LINES = 300;
/** Blocks that come before the greeting that explains them. There is no reason for more than a few. */
const EARLY_BLOCKS = 20;

/** Who has written a line; or what was to be said by nobody. */
export type By = "self" | "other" | Remark;
/** `earlier`: this page does not have what was written before. `reloaded`: the other page no longer has it. */
type Remark = "earlier" | "reloaded";

/** A line that is finished. */
export interface Line {
  /** Grows from line to line. */
  readonly id: number;
  readonly by: By;
  /** Empty for a remark. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The connection of now, as far as text is concerned. */
export interface Carrier {
  readonly takesText: boolean;
  sendText(block: string): void;
  tell(message: ControlMessage): boolean;
}

export class Talk {
  /** Called after each change. */
  changed: () => void = () => undefined;
  private kept: Line[] = [];
  private nextId = 1;
  private readonly page: string;
  private readonly writer = new TextWriter();
  private readonly reader = new TextReader((text) => this.add("other", text));
  private carrier: Carrier | null = null;
  /** The other page has said on this connection where to go on. */
  private greeted = false;
  private early: string[] = [];
  /** The other page that was met last. */
  private other: string | null = null;
  private spoken = false;
  private told = 0;
  private toldAt = -Infinity;
  private sentAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(page: string = crypto.randomUUID()) {
    this.page = page;
  }

  /** The finished lines of both sides, in the order in which they were finished. */
  get lines(): readonly Line[] {
    return this.kept;
  }

  /** What the other side is writing. */
  get running(): string {
    return this.reader.running;
  }

  /** Whether what is written leaves at once. */
  get ready(): boolean {
    return this.greeted;
  }

  /** How many UTF-16 units are still to leave. */
  get waiting(): number {
    return this.writer.waiting;
  }

  /** The line that is being written here reads so now. */
  type(line: string): void {
    this.writer.type(line);
    this.plan();
    this.changed();
  }

  /** A line is finished here. */
  finish(line: string): void {
    this.writer.finish(line);
    this.add("self", line);
    this.plan();
    this.changed();
  }

  /** From now on text goes by this connection; nothing of it is open yet. */
  join(carrier: Carrier | null): void {
    this.carrier = carrier;
    this.greeted = false;
    this.early = [];
    this.changed();
  }

  /** Says how far the other page has been read; to be called when a connection opens, before all else. */
  greet(): void {
    const { page, other: of, spoken } = this;
    const { heard } = this.reader;
    if (!this.carrier?.tell({ v: 1, kind: "text", page, of, heard, spoken })) return;
    this.told = heard;
    this.toldAt = performance.now();
  }

  /** The same again, if more has been read since. */
  acknowledge(): void {
    if (this.greeted && this.told !== this.reader.heard) this.greet();
  }

  /** The other page says how far it has read. */
  take(greeting: TextGreeting): void {
    const mine = greeting.of === this.page;
    if (mine && greeting.heard > 0) this.spoken = true;
    if (this.greeted) {
      if (mine) this.writer.acknowledge(greeting.heard);
      return;
    }
    this.meet(greeting);
    if (mine) this.writer.resume(greeting.heard);
    else this.writer.restart();
    this.greeted = true;
    for (const block of this.early.splice(0)) this.read(block);
    this.plan();
    this.changed();
  }

  /** A block of the other page's text. */
  receive(block: string): void {
    if (this.greeted) {
      const { nextId } = this;
      this.read(block);
      // A finished line that the other page knows to be read will not be sent again, whatever comes.
      const due = performance.now() - this.toldAt >= CONFIRM_MS;
      if (due && this.nextId !== nextId) this.acknowledge();
      this.changed();
    } else if (this.early.length < EARLY_BLOCKS) {
      this.early.push(block);
    }
  }

  /** Nothing more is sent. */
  close(): void {
    this.join(null);
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private meet({ page, of, heard, spoken }: TextGreeting): void {
    if (this.other === null) {
      const forgotten = of !== null && of !== this.page && heard > 0;
      if (spoken || forgotten) this.add("earlier", "");
    } else if (this.other !== page) {
      this.reader.breakOff();
      if (this.spoken) this.add("reloaded", "");
    }
    this.other = page;
  }

  private read(block: string): void {
    this.spoken = true;
    this.reader.read(block, performance.now());
  }

  private add(by: By, text: string): void {
    this.kept = [...this.kept, { id: this.nextId, by, text, at: Date.now() }].slice(-KEPT_LINES);
    this.nextId += 1;
  }

  /** The first key after a pause leaves at once; those that follow are gathered. */
  private plan(): void {
    if (this.timer || !this.greeted || this.writer.waiting === 0) return;
    const wait = Math.max(0, this.sentAt + GATHER_MS - performance.now());
    this.timer = setTimeout(() => {
      this.timer = null;
      this.send();
    }, wait);
  }

  private send(): void {
    if (!this.greeted) return;
    // The browser may hold as much as it likes to: then there is a next time.
    this.sentAt = performance.now();
    if (this.carrier?.takesText) this.carrier.sendText(this.writer.next(BLOCK));
    this.plan();
    this.changed();
  }
}
