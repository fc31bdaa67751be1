/** Two pages that write to each other, over connections that come and go. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ControlMessage } from "../control";
import { type Carrier, Talk } from "./talk";

beforeEach(() => vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout", "Date"] }));
afterEach(() => vi.useRealTimers());

/** One end of a connection. What is sent is kept until the test lets it arrive. */
class End implements Carrier {
  takesText = true;
  readonly blocks: string[] = [];
  readonly told: ControlMessage[] = [];
  sendText(block: string): void {
    this.blocks.push(block);
  }
  tell(message: ControlMessage): boolean {
    this.told.push(message);
    return true;
  }
}

class Pair {
  private ends: [End, End] = [new End(), new End()];
  readonly talks: [Talk, Talk];

  constructor(a = new Talk("a"), b = new Talk("b")) {
    this.talks = [a, b];
  }

  /** A new connection between both. What was on its way over the one before is gone. */
  connect(): void {
    this.ends = [new End(), new End()];
    for (const index of [0, 1] as const) this.talks[index].join(this.ends[index]);
    for (const talk of this.talks) talk.greet();
    this.deliver();
  }

  /** Time passes, and what has been sent arrives. */
  pass(ms: number): void {
    vi.advanceTimersByTime(ms);
    this.deliver();
  }

  /** The same, but what has been sent does not arrive. */
  passInSilence(ms: number): void {
    vi.advanceTimersByTime(ms);
  }

  blocksOf(index: 0 | 1): readonly string[] {
    return this.ends[index].blocks;
  }

  hold(index: 0 | 1, held: boolean): void {
    this.ends[index].takesText = !held;
  }

  deliver(): void {
    for (const [from, to] of [
      [0, 1],
      [1, 0],
    ] as const) {
      for (const message of this.ends[from].told.splice(0)) {
        if (message.kind === "text") this.talks[to].take(message);
      }
      for (const block of this.ends[from].blocks.splice(0)) this.talks[to].receive(block);
      for (const talk of this.talks) talk.acknowledge();
    }
  }
}

const textsOf = (talk: Talk) => talk.lines.map(({ by, text }) => `${by}: ${text}`);

describe("the time that it takes", () => {
  test("the first key leaves at once, the next within half of what the norm allows, together", () => {
    const pair = new Pair();
    pair.connect();
    const [a, b] = pair.talks;
    a.type("c");
    pair.pass(1);
    expect(b.running).toBe("c");
    for (const line of ["ci", "cia", "ciao"]) a.type(line);
    pair.passInSilence(190);
    expect(pair.blocksOf(0)).toEqual([]);
    pair.passInSilence(20);
    expect(pair.blocksOf(0)).toEqual(["iao"]);
  });

  test("a long text leaves in parts, and the rest is counted", () => {
    const pair = new Pair();
    pair.connect();
    const [a, b] = pair.talks;
    a.finish("x".repeat(1_200));
    pair.pass(1);
    expect(b.running.length).toBe(500);
    expect(a.waiting).toBe(701);
    pair.pass(250);
    pair.pass(250);
    expect(textsOf(b)).toEqual([`other: ${"x".repeat(1_200)}`]);
    expect(a.waiting).toBe(0);
  });

  test("what the browser does not take waits, and is not lost", () => {
    const pair = new Pair();
    pair.connect();
    const [a, b] = pair.talks;
    pair.hold(0, true);
    a.type("aspetta");
    pair.pass(2_000);
    expect(b.running).toBe("");
    pair.hold(0, false);
    pair.pass(300);
    expect(b.running).toBe("aspetta");
  });
});

describe("connections that come and go", () => {
  test("what is written before the first connection leaves with it", () => {
    const pair = new Pair();
    const [a, b] = pair.talks;
    a.finish("buongiorno");
    a.type("mi sen");
    pair.passInSilence(5_000);
    expect(a.ready).toBe(false);
    pair.connect();
    pair.pass(10);
    expect(textsOf(b)).toEqual(["other: buongiorno"]);
    expect(b.running).toBe("mi sen");
  });

  test("what was lost with a connection comes over the next one, once", () => {
    const pair = new Pair();
    pair.connect();
    const [a, b] = pair.talks;
    a.type("uno d");
    pair.pass(300);
    a.type("uno due");
    pair.passInSilence(300);
    a.finish("uno due tre");
    b.type("sì");
    pair.passInSilence(300);
    pair.connect();
    pair.pass(300);
    expect(textsOf(b)).toEqual(["other: uno due tre"]);
    expect(a.running).toBe("sì");
    pair.connect();
    pair.pass(300);
    expect(textsOf(b)).toEqual(["other: uno due tre"]);
    expect(a.running).toBe("sì");
  });

  test("a block that overtakes its greeting is read after it", () => {
    const [a, b] = [new Talk("a"), new Talk("b")];
    b.join(new End());
    b.receive("presto");
    expect(b.running).toBe("");
    const end = new End();
    a.join(end);
    a.greet();
    for (const message of end.told) if (message.kind === "text") b.take(message);
    expect(b.running).toBe("presto");
  });
});

describe("a page that is loaded anew", () => {
  test("goes on with what may not have been read, and says what it does not have", () => {
    const before = new Pair();
    before.connect();
    const [a, b] = before.talks;
    a.finish("ha il modulo?");
    before.pass(300);
    b.type("sì, l'ho pres");
    before.pass(300);
    a.finish("lo mostri");
    before.passInSilence(300);

    const anew = new Talk("b2");
    const after = new Pair(a, anew);
    after.connect();
    after.pass(300);
    expect(textsOf(anew)).toEqual(["earlier: ", "other: lo mostri"]);
    // What was begun there will not be finished.
    expect(textsOf(a)).toEqual([
      "self: ha il modulo?",
      "self: lo mostri",
      "other: sì, l'ho pres\ufffd",
      "reloaded: ",
    ]);
    after.connect();
    after.pass(300);
    expect(textsOf(anew)).toEqual(["earlier: ", "other: lo mostri"]);
  });

  test("says nothing of it where nothing was written", () => {
    const before = new Pair();
    before.connect();
    const after = new Pair(before.talks[0], new Talk("b2"));
    after.connect();
    expect(after.talks.map((it) => it.lines)).toEqual([[], []]);
  });
});

test("the log of an endless talk stays small", () => {
  const pair = new Pair();
  pair.connect();
  const [a, b] = pair.talks;
  for (let line = 0; line < 1_000; line += 1) a.finish(`riga ${line}`);
  while (a.waiting > 0) pair.pass(250);
  expect(b.lines.length).toBe(300);
  expect(b.lines.at(-1)?.text).toBe("riga 999");
  expect(new Set(b.lines.map((it) => it.id)).size).toBe(300);
});
