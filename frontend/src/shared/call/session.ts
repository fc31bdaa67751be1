/** One side of one call: puts the machine's decisions into effect and tells the view what came of them. */
import type { GraphqlClient, Stop } from "../graphql/client";
import { Rejected } from "../graphql/errors";
import { Connection, type SentTracks, type Vitals } from "./connection";
import type { ControlMessage } from "./control";
import { type Ice, iceServersOf } from "./ice";
import { keepListening } from "./listen";
import { type CallInput, type Command, type End, type Machine, newMachine, step } from "./machine";
import type { LocalMedia } from "./media";
import {
  CallDocument,
  CallSetupDocument,
  type CallSetupQueryVariables,
  type CallSubscription,
  SignalDocument,
} from "./operations";
import { Outbox } from "./outbox";
import { type Phase, phaseOf } from "./phase";
import type { OwnScreen } from "./screen";
import { parseSignal } from "./signals";
import type { Talk } from "./text/talk";
import { withTimeout } from "./time";

/** How often the connection is looked at and the other side is told that this one lives. */
const LOOK_MS = 250;
/** A step of the browser's that takes longer than this will not end; the watchdog must get its turn. */
const COMMAND_LIMIT_MS = 5_000;
/** How long a repair waits for fresh relay credentials before it uses those it has. */
const SETUP_LIMIT_MS = 2_000;
/** Loudness from which somebody is said to speak. */
const SPEECH_LEVEL = 0.03;

/** What the other side says that it sends. */
export type Sending = Omit<ControlMessage & { kind: "state" }, "v" | "kind">;

/** All that can be shown of a call. */
export interface CallPicture {
  readonly phase: Phase;
  readonly remote: MediaStream | null;
  /** The other side's screen; null while it shows none. */
  readonly remoteScreen: MediaStream | null;
  /** Null until the other side has said what it sends. */
  readonly remoteSends: Sending | null;
  readonly remoteSpeaks: boolean;
  readonly localSpeaks: boolean;
}

/** Which end of which call. */
export type Seat = CallSetupQueryVariables;

/** What joining needs to know, as the server tells it. */
export interface Setup {
  readonly offers: boolean;
  readonly ice: Ice;
}

/** Asks the server; null where no call is on for this visit. */
export async function fetchSetup(client: GraphqlClient, seat: Seat): Promise<Setup | null> {
  const { callSetup } = await client.request(CallSetupDocument, seat);
  if (!callSetup) return null;
  return {
    offers: callSetup.offers,
    ice: {
      iceServers: iceServersOf(callSetup.iceServers),
      iceTransportPolicy: callSetup.relayOnly ? "relay" : "all",
    },
  };
}

export interface SessionOptions {
  readonly client: GraphqlClient;
  readonly seat: Seat;
  readonly setup: Setup;
  readonly media: LocalMedia;
  readonly screen: OwnScreen;
  /** What is written, on whichever connection there is. */
  readonly talk: Talk;
  changed(picture: CallPicture): void;
}

export class CallSession {
  private machine: Machine;
  private ice: Ice;
  private connection: Connection | null = null;
  private heard: Vitals | null = null;
  private remoteSends: Sending | null = null;
  private looking = false;
  /** Inputs are taken strictly one after another: a description half set must not meet the next signal. */
  private work: Promise<void> = Promise.resolve();
  private readonly outbox: Outbox;
  private readonly stops: Stop[];
  private readonly options: SessionOptions;

  constructor(options: SessionOptions) {
    const { client, seat, setup } = options;
    this.options = options;
    this.ice = setup.ice;
    this.machine = newMachine(setup.offers, performance.now());
    this.outbox = new Outbox((payload) => this.post(payload));
    this.stops = [
      client.onConnected((up) => this.take({ type: "socket", up })),
      keepListening(client, CallDocument, seat, {
        next: ({ call }) => this.hear(call),
        refused: () => this.end("over"),
      }),
      every(LOOK_MS, () => void this.look()),
      on(window, "online", () => this.take({ type: "network-changed" })),
      on(window, "pagehide", () => this.connection?.tell({ v: 1, kind: "bye" })),
    ];
    this.show();
  }

  /** Sends what the devices and the screen give now; to be called when one was turned on or off. */
  mediaChanged(): void {
    const { connection } = this;
    this.enqueue(async () => connection?.replaceTracks(this.sentTracks));
    this.pulse();
    this.show();
  }

  /** Tries at once what would be tried later anyway. */
  retry(): void {
    this.take({ type: "retry" });
  }

  /** Hangs up. The visit goes on until somebody ends it. */
  close(): void {
    this.connection?.tell({ v: 1, kind: "bye" });
    this.end("closed");
  }

  private get sentTracks(): SentTracks {
    const { media, screen } = this.options;
    return { ...media.tracks, screen: screen.track };
  }

  private async post(payload: string): Promise<void> {
    const { client, seat } = this.options;
    await client.send(SignalDocument, { ...seat, payload }).catch((error: unknown) => {
      // What the server refuses once, it refuses again.
      if (!(error instanceof Rejected)) throw error;
    });
  }

  private hear(event: CallSubscription["call"]): void {
    if (event.kind === "REPLACED") this.end("replaced");
    else if (event.kind === "OVER") this.end("over");
    else {
      const input = inputOf(event);
      if (input) this.take(input);
    }
  }

  /** At once, not in turn: the camera's light must not wait for whatever is under way. */
  private end(why: End): void {
    if (this.machine.ended) return;
    [this.machine] = step(this.machine, { type: "end", why }, performance.now());
    this.stop();
  }

  private take(input: CallInput): void {
    this.enqueue(async () => {
      const [machine, commands] = step(this.machine, input, performance.now());
      this.machine = machine;
      this.show();
      for (const command of commands) await withTimeout(this.perform(command), COMMAND_LIMIT_MS);
    });
  }

  private enqueue(job: () => Promise<void>): void {
    // A step that failed leaves a connection that never comes alive: the watchdog builds the next one.
    this.work = this.work.then(job).catch((error) => {
      if (!this.machine.ended) reportError(error);
    });
  }

  private async perform(command: Command): Promise<void> {
    const { connection } = this;
    switch (command.type) {
      case "open":
        return this.open(command.epoch);
      case "offer": {
        if (command.restart) await this.refreshSetup();
        const sdp = await connection?.offer(command.restart, this.ice);
        return this.describe("offer", command.round, sdp);
      }
      case "resend":
        return this.describe("offer", command.round, connection?.description());
      case "answer":
        return this.describe("answer", command.round, await connection?.answer(command.sdp));
      case "accept":
        return connection?.accept(command.sdp);
      case "candidates":
        return connection?.addCandidates(command.candidates);
      case "send":
        return this.outbox.push(command.signal);
      case "forget-unsent":
        return this.outbox.forget();
      case "probe":
        return this.options.client.probe();
    }
  }

  private async open(epoch: number): Promise<void> {
    // Those of the first connection are as fresh as the session.
    if (this.connection) await this.refreshSetup();
    if (this.machine.ended) return;
    this.connection?.close();
    this.heard = null;
    const { talk } = this.options;
    const connection = new Connection(epoch, this.ice, this.sentTracks, {
      candidate: (it) => this.outbox.push({ v: 1, epoch, kind: "candidates", candidates: [it] }),
      opened: () => {
        talk.greet();
        this.pulse();
      },
      control: (message) => this.told(message, epoch),
      text: (block) => talk.receive(block),
    });
    this.connection = connection;
    talk.join(connection);
    this.show();
  }

  private describe(kind: "offer" | "answer", round: number, sdp: string | undefined): void {
    if (this.connection && sdp) this.outbox.push({ v: 1, epoch: this.connection.epoch, kind, round, sdp });
  }

  /** Relay credentials are good for some minutes only, and a new allocation asks for valid ones. */
  private async refreshSetup(): Promise<void> {
    const { client, seat } = this.options;
    const setup = await withTimeout(fetchSetup(client, seat), SETUP_LIMIT_MS).catch(() => null);
    if (setup) this.ice = setup.ice;
  }

  private told(message: ControlMessage, epoch: number): void {
    if (message.kind === "bye") this.take({ type: "bye", epoch });
    else if (message.kind === "text") this.options.talk.take(message);
    else {
      const { microphone, camera, screen, writesOnly } = message;
      this.remoteSends = { microphone, camera, screen, writesOnly };
    }
    // The first word on a new line need not wait for the next look.
    if (this.machine.link === "opening") void this.look();
  }

  private pulse(): void {
    const { media, screen } = this.options;
    this.connection?.tell({
      v: 1,
      kind: "state",
      microphone: media.isOn("microphone"),
      camera: media.isOn("camera"),
      screen: screen.track !== null,
      writesOnly: media.tracks.microphone === null && !media.isOn("camera"),
    });
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    const { connection, heard } = this;
    const vitals = await withTimeout(connection?.vitals() ?? Promise.resolve(null), COMMAND_LIMIT_MS).catch(
      () => null,
    );
    this.looking = false;
    if (connection !== this.connection) return;
    this.pulse();
    this.options.talk.acknowledge();
    this.heard = vitals;
    const alive =
      vitals !== null && (vitals.bytes > (heard?.bytes ?? 0) || vitals.messages > (heard?.messages ?? 0));
    // Nothing is expected of a screen: one that stands still sends next to nothing.
    const mediaExpected =
      this.remoteSends !== null && (this.remoteSends.microphone || this.remoteSends.camera);
    this.take({ type: "tick", alive, mediaExpected });
  }

  private show(): void {
    const { media } = this.options;
    this.options.changed({
      phase: phaseOf(this.machine, performance.now()),
      remote: this.connection?.remote ?? null,
      remoteScreen: (this.remoteSends?.screen && this.connection?.remoteScreen) || null,
      remoteSends: this.remoteSends,
      remoteSpeaks: this.remoteSends?.microphone === true && (this.heard?.remoteLevel ?? 0) > SPEECH_LEVEL,
      localSpeaks: media.isOn("microphone") && (this.heard?.localLevel ?? 0) > SPEECH_LEVEL,
    });
  }

  private stop(): void {
    for (const stop of this.stops) stop();
    this.outbox.close();
    this.connection?.close();
    this.connection = null;
    this.options.talk.close();
    this.options.media.close();
    this.options.screen.close();
    this.show();
  }
}

/** What an event of the server's means to the machine; null for what does not concern it or is not understood. */
function inputOf({ kind, payload }: CallSubscription["call"]): CallInput | null {
  switch (kind) {
    case "PRESENT":
      return { type: "present" };
    case "ABSENT":
      return { type: "absent" };
    case "SIGNAL": {
      const signal = parseSignal(payload ?? "");
      return signal && { type: "signal", signal };
    }
    default:
      return null;
  }
}

function every(ms: number, action: () => void): Stop {
  const timer = setInterval(action, ms);
  return () => clearInterval(timer);
}

function on(target: EventTarget, type: string, action: () => void): Stop {
  target.addEventListener(type, action);
  return () => target.removeEventListener(type, action);
}
