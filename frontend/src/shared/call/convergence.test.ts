/** Two machines over a bad line: whatever is lost, late or reloaded, they end up in one connection. */
import { expect, test } from "vitest";
import { type CallInput, type Command, type Machine, newMachine, step } from "./machine";
import type { Signal } from "./signals";

const PLANS = 300;
const TROUBLE_MS = 30_000;
const END_MS = 90_000;
const STEP_MS = 50;
const TICK_MS = 250;

/** Replayable: the same seed makes the same plan (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One side as the server sees it: a machine, and what its peer connection would hold. */
class Side {
  machine: Machine;
  socket = true;
  /** The offer this side's connection has applied or made, as `epoch/round`, once both descriptions are set. */
  agreed: string | null = null;
  readonly inbox: { at: number; input: CallInput }[] = [];
  readonly offers: boolean;

  constructor(offers: boolean, now: number) {
    this.offers = offers;
    this.machine = newMachine(offers, now);
  }
}

class World {
  now = 0;
  readonly sides: [Side, Side] = [new Side(true, 0), new Side(false, 0)];
  broken = false;
  readonly random: () => number;

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  other(side: Side): Side {
    return side === this.sides[0] ? this.sides[1] : this.sides[0];
  }

  input(side: Side, input: CallInput): void {
    const [machine, commands] = step(side.machine, input, this.now);
    side.machine = machine;
    for (const command of commands) this.perform(side, command);
  }

  perform(side: Side, command: Command): void {
    const { epoch } = side.machine;
    if (command.type === "open") side.agreed = null;
    else if (command.type === "offer" || command.type === "resend")
      this.send(side, { v: 1, epoch, kind: "offer", round: command.round, sdp: "" });
    else if (command.type === "answer") {
      side.agreed = `${epoch}/${command.round}`;
      this.send(side, { v: 1, epoch, kind: "answer", round: command.round, sdp: "" });
    } else if (command.type === "accept") side.agreed = `${epoch}/${side.machine.round}`;
    else if (command.type === "send") this.send(side, command.signal);
  }

  send(side: Side, signal: Signal): void {
    const peer = this.other(side);
    const lost = this.now < TROUBLE_MS && this.random() < 0.15;
    if (lost || !side.socket || !peer.socket) return;
    const last = peer.inbox.at(-1)?.at ?? 0;
    peer.inbox.push({
      at: Math.max(last, this.now + 20 + this.random() * 300),
      input: { type: "signal", signal },
    });
  }

  join(side: Side): void {
    side.socket = true;
    this.input(side, { type: "socket", up: true });
    const peer = this.other(side);
    if (!peer.socket) return;
    this.input(side, { type: "present" });
    this.input(peer, { type: "present" });
  }

  dropSocket(side: Side): void {
    side.socket = false;
    side.inbox.length = 0;
    this.input(side, { type: "socket", up: false });
    if (this.other(side).socket) this.input(this.other(side), { type: "absent" });
  }

  reload(index: 0 | 1): void {
    this.dropSocket(this.sides[index]);
    this.sides[index] = new Side(index === 0, this.now);
    this.join(this.sides[index]);
  }

  /** Something happens to one of the sides, or to the path between them. */
  trouble(): void {
    const dice = this.random();
    const index = this.random() < 0.5 ? 0 : 1;
    const side = this.sides[index];
    if (dice < 0.01) this.reload(index);
    else if (dice < 0.02 && side.socket) this.dropSocket(side);
    else if (dice < 0.04 && !side.socket) this.join(side);
    else if (dice < 0.05) this.broken = true;
    else if (dice < 0.06) this.input(side, { type: "network-changed" });
  }

  get connected(): boolean {
    const [a, b] = this.sides;
    return !this.broken && a.agreed !== null && a.agreed === b.agreed;
  }

  advance(): void {
    this.now += STEP_MS;
    for (const side of this.sides) {
      for (let next = side.inbox[0]; next && next.at <= this.now; next = side.inbox[0]) {
        side.inbox.shift();
        const { epoch } = side.machine;
        this.input(side, next.input);
        // A broken path is only left behind by a new connection.
        if (side.machine.epoch !== epoch) this.broken = false;
      }
    }
    if (this.now % TICK_MS !== 0) return;
    const alive = this.connected;
    for (const side of this.sides) {
      const { epoch } = side.machine;
      this.input(side, { type: "tick", alive, mediaExpected: true });
      if (side.machine.epoch !== epoch) this.broken = false;
    }
  }
}

test.each(Array.from({ length: PLANS }, (_, seed) => seed))("plan %i ends in one connection", (seed) => {
  const world = new World(seed);
  for (const side of world.sides) world.join(side);
  while (world.now < TROUBLE_MS) {
    world.trouble();
    world.advance();
  }
  for (const side of world.sides) if (!side.socket) world.join(side);
  while (world.now < END_MS) world.advance();
  expect(world.connected).toBe(true);
  expect(world.sides[0].machine.epoch).toBe(world.sides[1].machine.epoch);
  expect(world.sides.map((it) => it.machine.link)).toEqual(["flowing", "flowing"]);
});
