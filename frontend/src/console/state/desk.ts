import { backoffMs } from "../../shared/graphql/backoff";
import type { GraphqlClient, Stop } from "../../shared/graphql/client";
import type { Problem } from "../../shared/graphql/errors";
import { retryUnreachable } from "../../shared/graphql/retry";
import { waitOrWake } from "../../shared/graphql/wake";
import { AcknowledgeDocument, QueueDocument } from "../operations";
import {
  applyUpdate,
  conversationOf,
  type QueueState,
  type QueueUpdate,
  type Visit,
  waitingOf,
} from "./queue";
import { acknowledge, listen, type RingState, silence, takeBack } from "./ring";
import { writtenSince } from "./written";

export interface DeskSnapshot {
  /** By office id; an office is missing until its first state has come. */
  readonly queues: ReadonlyMap<string, QueueState>;
  /** Ids of the waiting visits that nobody has heard. */
  readonly ringing: ReadonlySet<string>;
  readonly conversation: Visit | undefined;
  readonly connected: boolean;
  /** Why the server no longer tells us of a door, by office id. */
  readonly refusals: ReadonlyMap<string, readonly Problem[]>;
}

export interface DeskEvents {
  /** Called within the WebSocket's message, because a hidden tab's timers and frames come late. */
  onKnock(visits: readonly Visit[]): void;
  /** The visitors of these visits have written. */
  onWrote(visits: readonly Visit[]): void;
  /** After each change of the snapshot. */
  onChange(snapshot: DeskSnapshot): void;
}

/** All doors of one operator, kept true by one subscription each. Knows nothing of React. */
export interface Desk {
  snapshot(): DeskSnapshot;
  /** The operator has heard these: the office's other consoles fall silent too. */
  acknowledge(visitIds: readonly string[]): void;
  close(): void;
}

export function openDesk(client: GraphqlClient, officeIds: readonly string[], events: DeskEvents): Desk {
  const queues = new Map<string, QueueState>();
  const refusals = new Map<string, readonly Problem[]>();
  let ring: RingState = silence;
  let connected = false;
  let current = take();

  function take(): DeskSnapshot {
    return {
      queues: new Map(queues),
      ringing: ring.ringing,
      conversation: conversationOf(queues.values()),
      connected,
      refusals: new Map(refusals),
    };
  }
  function publish() {
    current = take();
    events.onChange(current);
  }
  function hear() {
    const heard = listen(ring, [...queues.values()]);
    ring = heard.state;
    publish();
    if (heard.knocked.length > 0) events.onKnock(heard.knocked);
  }

  const stops = officeIds.map((officeId) =>
    followQueue(client, officeId, {
      hold: () => queues.get(officeId),
      replace(queue) {
        refusals.delete(officeId);
        const wrote = writtenSince(queues.get(officeId), queue);
        queues.set(officeId, queue);
        hear();
        if (wrote.length > 0) events.onWrote(wrote);
      },
      refuse(problems) {
        queues.delete(officeId);
        refusals.set(officeId, problems);
        publish();
      },
    }),
  );
  stops.push(
    client.onConnected((value) => {
      connected = value;
      publish();
    }),
  );

  return {
    snapshot: () => current,
    acknowledge(visitIds) {
      const heard = [...queues.values()].flatMap(waitingOf).filter(({ id }) => visitIds.includes(id));
      ring = acknowledge(ring, heard);
      publish();
      for (const officeId of new Set(heard.map(({ office }) => office.id))) {
        const here = heard.filter(({ office }) => office.id === officeId);
        const variables = { officeId, visitIds: here.map(({ id }) => id) };
        retryUnreachable(() => client.request(AcknowledgeDocument, variables)).catch(() => {
          ring = takeBack(ring, here);
          hear();
        });
      }
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}

interface Holder {
  hold(): QueueState | undefined;
  replace(queue: QueueState): void;
  refuse(problems: readonly Problem[]): void;
}

/** Follows one queue; takes the whole state again after a gap, and when the server ends the subscription. */
function followQueue(client: GraphqlClient, officeId: string, holder: Holder): Stop {
  let stop: Stop = () => {};
  let closed = false;
  let ends = 0;

  const apply = (update: QueueUpdate) => {
    ends = 0;
    const next = applyUpdate(holder.hold(), update);
    if (next === "gap") begin();
    else holder.replace(next);
  };
  const begin = () => {
    stop();
    if (closed) return;
    stop = client.subscribe(
      QueueDocument,
      { officeId },
      {
        next: ({ queue }) => apply(queue),
        refused: (problems) => holder.refuse(problems),
        completed() {
          ends += 1;
          void waitOrWake(backoffMs(ends, Math.random())).then(begin);
        },
      },
    );
  };
  begin();
  return () => {
    closed = true;
    stop();
  };
}
