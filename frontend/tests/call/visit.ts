/** The one visit of the relay, and the call that goes with it: what the server keeps, without the server. */
import { Channel } from "./channel";

export type Side = "CLERK" | "VISITOR";

interface CallEvent {
  kind: "PRESENT" | "ABSENT" | "SIGNAL" | "REPLACED" | "OVER";
  payload?: string;
}

export type State = "WAITING" | "CALLED" | "IN_ROOM" | "ENDED";

export const VISIT_ID = "0190a0a0-0000-7000-8000-000000000001";
const GRACE_MS = 120_000;

const opposite = (side: Side): Side => (side === "CLERK" ? "VISITOR" : "CLERK");

export class TheVisit {
  state: State = "WAITING";
  position = 3;
  alertedAt: string | null = null;
  answerBy: string | null = null;
  /** How often the lobby's page was asked for. */
  shownPages = 0;
  private readonly seats = new Map<Side, Channel<{ call: CallEvent }>>();
  private readonly watchers = new Set<Channel<{ myVisit: object }>>();

  get callIsOn(): boolean {
    return this.state === "CALLED" || this.state === "IN_ROOM";
  }

  /** As `Visit` of the schema. */
  get shown(): object {
    return {
      __typename: "Visit",
      id: VISIT_ID,
      office: { name: "Anagrafe", door: { text: "Riceve ora", message: null, staffed: true } },
      state: this.state,
      position: this.state === "WAITING" ? this.position : null,
      answerBy: this.answerBy,
      alertedAt: this.alertedAt,
      message: null,
      messages: [],
    };
  }

  /** How many sides are in the call. */
  get seated(): number {
    return this.seats.size;
  }

  /** How many lobbies follow the visit. */
  get watched(): number {
    return this.watchers.size;
  }

  change(change: Partial<Pick<TheVisit, "state" | "position" | "alertedAt">>): void {
    Object.assign(this, change);
    this.answerBy = this.state === "CALLED" ? new Date(Date.now() + GRACE_MS).toISOString() : null;
    for (const watcher of this.watchers) watcher.push({ myVisit: this.shown });
    if (this.callIsOn) return;
    for (const seat of [...this.seats.values()]) {
      seat.push({ call: { kind: "OVER" } });
      seat.end();
    }
  }

  watch(): AsyncIterable<{ myVisit: object }> {
    const watcher: Channel<{ myVisit: object }> = new Channel(() => this.watchers.delete(watcher));
    this.watchers.add(watcher);
    watcher.push({ myVisit: this.shown });
    return watcher;
  }

  /** The newest socket of a side wins. */
  join(side: Side): AsyncIterable<{ call: CallEvent }> {
    const seat: Channel<{ call: CallEvent }> = new Channel(() => {
      if (this.seats.get(side) !== seat) return;
      this.seats.delete(side);
      this.seats.get(opposite(side))?.push({ call: { kind: "ABSENT" } });
    });
    if (!this.callIsOn) {
      seat.push({ call: { kind: "OVER" } });
      seat.end();
      return seat;
    }
    const older = this.seats.get(side);
    this.seats.set(side, seat);
    older?.push({ call: { kind: "REPLACED" } });
    older?.end();
    const other = this.seats.get(opposite(side));
    if (other) {
      seat.push({ call: { kind: "PRESENT" } });
      other.push({ call: { kind: "PRESENT" } });
    }
    return seat;
  }

  signal(side: Side, payload: string): boolean {
    const other = this.seats.get(opposite(side));
    other?.push({ call: { kind: "SIGNAL", payload } });
    return other !== undefined;
  }
}
