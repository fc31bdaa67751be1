import { describe, expect, test } from "vitest";
import { type CallInput, type Command, isExhausted, type Machine, newMachine, step } from "./machine";
import type { Signal } from "./signals";

/** Feeds inputs one after another, each at its time, and collects what is to be done. */
function play(start: Machine, ...inputs: [number, CallInput][]): { m: Machine; commands: Command[] } {
  let m = start;
  const commands: Command[] = [];
  for (const [at, input] of inputs) {
    const [next, more] = step(m, input, at);
    m = next;
    commands.push(...more);
  }
  return { m, commands };
}

const signal = (it: Signal): CallInput => ({ type: "signal", signal: it });
const hello = (epoch: number) => signal({ v: 1, epoch, kind: "hello" });
const offer = (epoch: number, round: number) => signal({ v: 1, epoch, kind: "offer", round, sdp: "o" });
const answer = (epoch: number, round: number) => signal({ v: 1, epoch, kind: "answer", round, sdp: "a" });
const tick = (alive: boolean, mediaExpected = true): CallInput => ({ type: "tick", alive, mediaExpected });
const up: CallInput = { type: "socket", up: true };
const types = (commands: readonly Command[]) => commands.map((it) => it.type);

/** The clerk's side, connected in epoch 1 and alive at the time 1000. */
function connectedClerk(): Machine {
  const start = newMachine(true, 0);
  return play(start, [0, { type: "present" }], [10, hello(0)], [50, answer(1, 1)], [1000, tick(true)]).m;
}

function connectedVisitor(): Machine {
  const start = newMachine(false, 0);
  return play(start, [0, { type: "present" }], [20, offer(1, 1)], [1000, tick(true)]).m;
}

describe("the beginning", () => {
  test("nobody offers before the other side is there", () => {
    const { commands } = play(newMachine(true, 0), [0, up], [3000, tick(false)], [60_000, tick(false)]);
    expect(commands).toEqual([]);
  });

  test("the clerk offers once when greeted, however often", () => {
    const { m, commands } = play(
      newMachine(true, 0),
      [0, { type: "present" }],
      [10, hello(0)],
      [20, hello(0)],
    );
    expect(types(commands)).toEqual(["send", "open", "offer"]);
    expect(m.epoch).toBe(1);
  });

  test("the visitor greets, and never offers", () => {
    const { commands } = play(
      newMachine(false, 0),
      [0, { type: "present" }],
      [10, hello(0)],
      [20_000, tick(false)],
      [30_000, { type: "retry" }],
    );
    expect(types(commands)).toEqual(["send", "send", "send", "send"]);
  });

  test("two offers cannot meet: the clerk ignores any", () => {
    const { m, commands } = play(newMachine(true, 0), [0, hello(0)], [5, offer(1, 1)]);
    expect(types(commands)).toEqual(["open", "offer"]);
    expect(m.answered).toBe(false);
  });

  test("a greeting that never comes is made up for", () => {
    const { commands } = play(newMachine(true, 0), [0, { type: "present" }], [4_500, tick(false)]);
    expect(types(commands)).toEqual(["send", "open", "offer"]);
  });
});

describe("epochs and rounds", () => {
  test("an answer to an older round or epoch, or a second one, is left alone", () => {
    const { commands } = play(
      connectedClerk(),
      [1100, answer(1, 1)],
      [1200, answer(0, 1)],
      [1300, answer(2, 1)],
    );
    expect(commands).toEqual([]);
  });

  test("after a restart only the answer to the restart counts", () => {
    const { m, commands } = play(
      connectedClerk(),
      [2_000, { type: "network-changed" }],
      [2_600, tick(false)],
      [2_700, answer(1, 1)],
      [2_800, answer(1, 2)],
    );
    expect(types(commands)).toEqual(["probe", "offer", "accept"]);
    expect(m.answered).toBe(true);
  });

  test("an offer that comes again is answered again: its answer was lost", () => {
    expect(types(play(connectedVisitor(), [1100, offer(1, 1)]).commands)).toEqual(["answer"]);
  });

  test("a visitor who has the connection but whose answer was lost gets the offer again", () => {
    const { m, commands } = play(newMachine(true, 0), [0, hello(0)], [2_000, hello(1)]);
    expect(commands.at(-1)).toEqual({ type: "resend", round: 1 });
    expect(m.epoch).toBe(1);
  });

  test("a newer epoch replaces the visitor's connection", () => {
    const { m, commands } = play(connectedVisitor(), [1100, offer(2, 1)]);
    expect(types(commands)).toEqual(["open", "answer"]);
    expect(m.link).toBe("opening");
  });

  test("a later round of the same epoch is answered on the same connection, an earlier one not at all", () => {
    const { m, commands } = play(connectedVisitor(), [1100, offer(1, 2)], [1200, offer(1, 1)]);
    expect(types(commands)).toEqual(["answer"]);
    expect(m.link).toBe("flowing");
  });

  test("a clerk's page that was reloaded learns of the visitor's epoch and goes beyond it", () => {
    const { commands: said } = play({ ...connectedVisitor(), epoch: 5 }, [1100, offer(1, 1)]);
    expect(said).toEqual([{ type: "send", signal: { v: 1, epoch: 5, kind: "hello" } }]);
    const { m } = play(newMachine(true, 0), [0, hello(0)], [1100, hello(5)]);
    expect(m.epoch).toBe(6);
  });

  test("candidates of another epoch are dropped", () => {
    const candidates = (epoch: number) => signal({ v: 1, epoch, kind: "candidates", candidates: [{}] });
    const { commands } = play(
      connectedVisitor(),
      [1100, candidates(0)],
      [1100, candidates(2)],
      [1100, candidates(1)],
    );
    expect(types(commands)).toEqual(["candidates"]);
  });
});

describe("somebody comes back", () => {
  test("a socket that was lost and found on either side leaves a good connection alone", () => {
    const { m, commands } = play(
      connectedClerk(),
      [1100, { type: "absent" }],
      [1200, { type: "present" }],
      [1250, hello(1)],
      [1300, { type: "socket", up: false }],
      [1400, up],
      [1450, { type: "present" }],
      [1500, hello(1)],
    );
    expect(m.epoch).toBe(1);
    expect(types(commands)).toEqual(["forget-unsent", "send", "send"]);
  });

  test("a visitor's page that was reloaded holds nothing and gets a new epoch", () => {
    const { m } = play(
      connectedClerk(),
      [1100, { type: "absent" }],
      [1900, { type: "present" }],
      [1950, hello(0)],
    );
    expect(m.epoch).toBe(2);
    expect(m.link).toBe("opening");
  });

  test("a late joiner gets the offer that nobody has answered", () => {
    const start = play(newMachine(true, 0), [0, hello(0)], [100, { type: "absent" }]).m;
    const { m, commands } = play(start, [900, { type: "present" }], [950, hello(0)]);
    expect(types(commands)).toEqual(["send", "resend"]);
    expect(m.epoch).toBe(1);
  });

  test("a page that says goodbye is waited for, without repairs", () => {
    const { m, commands } = play(connectedClerk(), [1100, { type: "bye", epoch: 1 }], [60_000, tick(false)]);
    expect(commands).toEqual([]);
    expect(m.link).toBe("none");
    expect(play(connectedClerk(), [1100, { type: "bye", epoch: 0 }]).m.link).toBe("flowing");
  });
});

describe("the watchdog", () => {
  test("rebuilds after a second and a half of silence, and not sooner", () => {
    expect(play(connectedClerk(), [2_500, tick(false)]).commands).toEqual([]);
    const { m, commands } = play(connectedClerk(), [2_600, tick(false)]);
    expect(types(commands)).toEqual(["probe", "open", "offer"]);
    expect(m.epoch).toBe(2);
  });

  test("is patient where only the pulse can be heard", () => {
    expect(play(connectedClerk(), [4_900, tick(false, false)]).commands).toEqual([]);
    expect(types(play(connectedClerk(), [5_100, tick(false, false)]).commands)).toContain("open");
  });

  test("restarts ICE after a change of network, and rebuilds if that did not help", () => {
    const { m, commands } = play(
      connectedClerk(),
      [2_000, { type: "network-changed" }],
      [2_600, tick(false)],
      [5_700, tick(false)],
    );
    expect(commands).toContainEqual({ type: "offer", round: 2, restart: true });
    expect(m.epoch).toBe(2);
  });

  test("repairs at most once in three seconds", () => {
    const times = Array.from({ length: 40 }, (_, i) => 2_600 + i * 250);
    const { commands } = play(connectedClerk(), ...times.map((at): [number, CallInput] => [at, tick(false)]));
    expect(commands.filter((it) => it.type === "open").length).toBeLessThanOrEqual(3);
  });

  test("does nothing while there is nobody to hear it", () => {
    expect(play(connectedClerk(), [1100, { type: "absent" }], [9_000, tick(false)]).m.epoch).toBe(1);
    expect(play(connectedClerk(), [1100, { type: "socket", up: false }], [9_000, tick(false)]).m.epoch).toBe(
      1,
    );
  });

  test("on the visitor's side asks, and the clerk complies", () => {
    const { commands } = play(connectedVisitor(), [2_600, tick(false)]);
    const asked = commands.find((it) => it.type === "send");
    expect(asked).toEqual({ type: "send", signal: { v: 1, epoch: 1, kind: "repair", how: "rebuild" } });
    const request = signal({ v: 1, epoch: 1, kind: "repair", how: "rebuild" });
    expect(play(connectedClerk(), [2_600, request], [2_700, request]).m.epoch).toBe(2);
  });

  test("offers the person a button after thirty seconds, and goes on slowly", () => {
    const times = Array.from({ length: 400 }, (_, i) => 2_600 + i * 250);
    const ticks = times.map((at): [number, CallInput] => [at, tick(false)]);
    const { m, commands } = play(connectedClerk(), ...ticks);
    expect(isExhausted(m, 102_600)).toBe(true);
    const opened = commands.filter((it) => it.type === "open").length;
    expect(opened).toBeGreaterThan(7);
    expect(opened).toBeLessThan(16);
    const { m: retried } = play(m, [103_000, { type: "retry" }]);
    expect(retried.epoch).toBe(m.epoch + 1);
    expect(isExhausted(retried, 104_000)).toBe(false);
  });
});

test("once ended, nothing more is done", () => {
  for (const why of ["over", "replaced", "closed"] as const) {
    const { m, commands } = play(
      connectedClerk(),
      [1100, { type: "end", why }],
      [1200, hello(0)],
      [9_000, tick(false)],
    );
    expect(m.ended).toBe(why);
    expect(commands).toEqual([]);
  }
});
