/**
 * The rules of a call's signalling, as a pure reducer: what happened goes in, what to do comes out.
 *
 * Only the clerk's side ever makes an offer, so that two offers can never meet: rolling one back hangs ICE
 * gathering or freezes the picture in today's Chromium. The other side asks for what it needs with `repair`.
 */
import type { Repair, Signal } from "./signals";

/** Silence of an open connection that counts as a stall, where sound or picture is being sent. */
const STALL_MS = 1_500;
/** The same where only the data channel's pulse can be heard: a hidden tab sends it once a second at best. */
const STALL_WITHOUT_MEDIA_MS = 4_000;
/** At most one repair in this time. */
const REPAIR_GAP_MS = 3_000;
/** The same once the trouble has lasted for `PATIENCE_MS`. */
const SLOW_REPAIR_GAP_MS = 10_000;
/** After this long without the other side the person is offered a button. */
const PATIENCE_MS = 30_000;
/** What a new connection may take before it counts as failed; more each time, for slow relayed paths. */
const SETUP_MS = { first: 4_000, more: 2_000, most: 10_000 };
/** A change of network explains a stall that follows within this time: then new paths are enough. */
const NETWORK_CHANGE_MS = 10_000;
/** An offer may be under way for this long before a greeting means that it was lost. */
const OFFER_UNDER_WAY_MS = 1_000;

/**
 * `none`: no connection. `opening`: nothing heard on it yet. `flowing`: alive. `stalled`: it was, and fell silent.
 */
type Link = "none" | "opening" | "flowing" | "stalled";

/** Everything the rules need to know. Times are milliseconds of one monotonic clock. */
export interface Machine {
  /** Whether this side makes the offers. */
  readonly offers: boolean;
  readonly epoch: number;
  readonly round: number;
  /** The offer of this round has met its answer. */
  readonly answered: boolean;
  /** Some offer of this epoch has met its answer: the other side holds this connection. */
  readonly shared: boolean;
  readonly offeredAt: number;
  /** Our own signalling socket is up. */
  readonly here: boolean;
  /** The other side was reported present, or has been heard since. */
  readonly peer: boolean;
  readonly link: Link;
  /** When the link was opened or last alive; with `none`, since when it could have been opened. */
  readonly linkAt: number;
  /** How often a repair was tried since the link was last alive. */
  readonly repairs: number;
  readonly repairedAt: number;
  readonly lastRepair: Repair | null;
  /** Since when the call is not what it should be; null while it flows or nobody is there. */
  readonly troubleSince: number | null;
  readonly networkChangedAt: number;
  /** Why this side is out of the call for good. */
  readonly ended: End | null;
}

/** `over`: the visit has moved on. `replaced`: the same person joined elsewhere. `closed`: this page hung up. */
export type End = "over" | "replaced" | "closed";

export type CallInput =
  | { type: "present" }
  | { type: "absent" }
  | { type: "end"; why: End }
  | { type: "signal"; signal: Signal }
  /** Our own socket came up or went down. */
  | { type: "socket"; up: boolean }
  | { type: "network-changed" }
  /** The other page said goodbye over the connection of this epoch: it is being closed or reloaded. */
  | { type: "bye"; epoch: number }
  /** A look at the connection: whether anything was heard since the last look. */
  | { type: "tick"; alive: boolean; mediaExpected: boolean }
  /** The person asked to try again. */
  | { type: "retry" };

export type Command =
  /** Close what there is, and make the connection of this epoch; offering follows by its own command. */
  | { type: "open"; epoch: number }
  | { type: "offer"; round: number; restart: boolean }
  /** Send the offer of this round again, with the candidates found since. */
  | { type: "resend"; round: number }
  | { type: "answer"; round: number; sdp: string }
  | { type: "accept"; sdp: string }
  | { type: "candidates"; candidates: RTCIceCandidateInit[] }
  | { type: "send"; signal: Signal }
  /** What waits to be sent was meant for a socket that is gone. */
  | { type: "forget-unsent" }
  /** Make sure that our own socket lives: after a change of network it may only seem to. */
  | { type: "probe" };

type Step = readonly [Machine, readonly Command[]];

/** A call before anything has happened. */
export function newMachine(offers: boolean, now: number): Machine {
  return {
    offers,
    epoch: 0,
    round: 0,
    answered: false,
    shared: false,
    offeredAt: -Infinity,
    here: true,
    peer: false,
    link: "none",
    linkAt: now,
    repairs: 0,
    repairedAt: -Infinity,
    lastRepair: null,
    troubleSince: null,
    networkChangedAt: -Infinity,
    ended: null,
  };
}

/** Whether the trouble has lasted so long that the person should be offered a way to act. */
export function isExhausted(m: Machine, now: number): boolean {
  return m.troubleSince !== null && now - m.troubleSince > PATIENCE_MS;
}

/** Takes one event. Once ended, nothing changes any more. */
export function step(m: Machine, input: CallInput, now: number): Step {
  if (m.ended) return [m, []];
  switch (input.type) {
    case "present":
      return present(m, now);
    case "absent":
      return [{ ...m, peer: false, offeredAt: -Infinity }, [{ type: "forget-unsent" }]];
    case "end":
      return [{ ...m, ended: input.why, link: "none", peer: false }, []];
    case "signal":
      return signal({ ...m, peer: true }, input.signal, now);
    case "socket":
      return socket(m, input.up, now);
    case "network-changed":
      return [{ ...m, networkChangedAt: now }, []];
    case "bye":
      return input.epoch === m.epoch ? goneAway(m, now) : [m, []];
    case "tick":
      return tick(m, input, now);
    case "retry":
      return m.peer && m.here ? repair({ ...m, troubleSince: now }, now) : [{ ...m, troubleSince: now }, []];
  }
}

function present(m: Machine, now: number): Step {
  // What was broken while nobody was there begins to count only now.
  const linkAt = m.link === "none" ? now : m.linkAt;
  const troubleSince = m.troubleSince === null ? null : now;
  return [{ ...m, linkAt, troubleSince, peer: true }, [hello(m)]];
}

function socket(m: Machine, up: boolean, now: number): Step {
  if (up === m.here) return [m, []];
  // A socket that had to be replaced is the earliest sign of a new network.
  const replaced = up && m.epoch > 0;
  return [{ ...m, here: up, networkChangedAt: replaced ? now : m.networkChangedAt }, []];
}

function goneAway(m: Machine, now: number): Step {
  return [{ ...m, peer: false, link: "none", linkAt: now, troubleSince: null }, []];
}

function signal(m: Machine, s: Signal, now: number): Step {
  switch (s.kind) {
    case "hello":
      return m.offers ? greeted(m, s.epoch, now) : [m, [hello(m)]];
    case "offer":
      return m.offers ? [m, []] : offered(m, s, now);
    case "answer":
      return takeAnswer(m, s);
    case "candidates":
      return s.epoch === m.epoch && m.epoch > 0
        ? [m, [{ type: "candidates", candidates: s.candidates }]]
        : [m, []];
    case "repair":
      return m.offers && s.epoch === m.epoch && mayRepair(m, now) ? rebuildOrRestart(m, s.how, now) : [m, []];
  }
}

/** The offering side learns which connection the other side holds. */
function greeted(m: Machine, epoch: number, now: number): Step {
  if (epoch > m.epoch || m.epoch === 0) return open(m, Math.max(m.epoch, epoch) + 1, now);
  const offerIsLost = !m.answered && now - m.offeredAt > OFFER_UNDER_WAY_MS;
  if (epoch === m.epoch) {
    if (offerIsLost) return resend(m, now);
    return m.link === "stalled" && mayRepair(m, now) ? repair(m, now) : [m, []];
  }
  // The other side holds an older connection, or none. If it never took this one, the offer still stands.
  if (!m.shared) return offerIsLost ? resend(m, now) : [m, []];
  return open({ ...m, repairs: 0, lastRepair: null, troubleSince: null }, m.epoch + 1, now);
}

function resend(m: Machine, now: number): Step {
  return [{ ...m, offeredAt: now }, [{ type: "resend", round: m.round }]];
}

function offered(m: Machine, s: Signal & { kind: "offer" }, now: number): Step {
  const answer: Command = { type: "answer", round: s.round, sdp: s.sdp };
  if (s.epoch > m.epoch) {
    const opened = { ...openLink(m, s.epoch, now), round: s.round };
    return [opened, [{ type: "open", epoch: s.epoch }, answer]];
  }
  // Whoever offers an older epoch was reloaded and does not know: tell.
  if (s.epoch < m.epoch) return [m, [hello(m)]];
  return s.round < m.round ? [m, []] : [{ ...m, round: s.round }, [answer]];
}

function takeAnswer(m: Machine, s: Signal & { kind: "answer" }): Step {
  const fits = m.offers && s.epoch === m.epoch && s.round === m.round && !m.answered;
  return fits ? [{ ...m, answered: true, shared: true }, [{ type: "accept", sdp: s.sdp }]] : [m, []];
}

function tick(m: Machine, input: { alive: boolean; mediaExpected: boolean }, now: number): Step {
  if (input.alive && m.link !== "none") {
    return [{ ...m, link: "flowing", linkAt: now, repairs: 0, lastRepair: null, troubleSince: null }, []];
  }
  const seen = fallSilent(m, input.mediaExpected ? STALL_MS : STALL_WITHOUT_MEDIA_MS, now);
  const probe: Command[] = seen.link === "stalled" && m.link !== "stalled" ? [{ type: "probe" }] : [];
  if (!isDue(seen, now)) return [seen, probe];
  const [repaired, commands] = repair(seen, now);
  return [repaired, [...probe, ...commands]];
}

function fallSilent(m: Machine, limitMs: number, now: number): Machine {
  if (m.link === "flowing" && now - m.linkAt > limitMs)
    return { ...m, link: "stalled", troubleSince: m.linkAt };
  const late = m.link === "opening" || (m.link === "none" && m.peer);
  return late && m.troubleSince === null && now - m.linkAt > SETUP_MS.first
    ? { ...m, troubleSince: m.linkAt }
    : m;
}

function isDue(m: Machine, now: number): boolean {
  if (!m.peer || !m.here || !mayRepair(m, now)) return false;
  if (m.link === "stalled") return true;
  const setupMs = Math.min(SETUP_MS.most, SETUP_MS.first + m.repairs * SETUP_MS.more);
  return m.link !== "flowing" && now - Math.max(m.linkAt, m.repairedAt) > setupMs;
}

function mayRepair(m: Machine, now: number): boolean {
  return now - m.repairedAt >= (isExhausted(m, now) ? SLOW_REPAIR_GAP_MS : REPAIR_GAP_MS);
}

function repair(m: Machine, now: number): Step {
  const pathsMayHaveChanged = now - m.networkChangedAt < NETWORK_CHANGE_MS;
  const how = m.link === "stalled" && pathsMayHaveChanged && m.lastRepair === null ? "restart" : "rebuild";
  if (m.offers) return rebuildOrRestart(m, how, now);
  const asked = { ...m, repairs: m.repairs + 1, repairedAt: now, lastRepair: how } as const;
  return [asked, [{ type: "send", signal: { v: 1, epoch: m.epoch, kind: "repair", how } }]];
}

function rebuildOrRestart(m: Machine, how: Repair, now: number): Step {
  const tried = { ...m, repairs: m.repairs + 1, repairedAt: now, lastRepair: how };
  // Without an answer there is nothing to restart: ICE has not begun.
  if (how === "rebuild" || !m.answered) return open(tried, m.epoch + 1, now);
  const round = m.round + 1;
  return [{ ...tried, round, answered: false, offeredAt: now }, [{ type: "offer", round, restart: true }]];
}

function open(m: Machine, epoch: number, now: number): Step {
  return [
    openLink(m, epoch, now),
    [
      { type: "open", epoch },
      { type: "offer", round: 1, restart: false },
    ],
  ];
}

function openLink(m: Machine, epoch: number, now: number): Machine {
  return {
    ...m,
    epoch,
    round: 1,
    answered: false,
    shared: false,
    offeredAt: now,
    link: "opening",
    linkAt: now,
  };
}

function hello(m: Machine): Command {
  return { type: "send", signal: { v: 1, epoch: m.epoch, kind: "hello" } };
}
