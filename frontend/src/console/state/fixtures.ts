import type { Office, QueueState, QueueUpdate, Visit } from "./queue";
import type { LeftRequest } from "./requests";

/** Builders of the wire's shapes for tests. */
function office(id = "anagrafe"): Office {
  return {
    id,
    slug: id,
    name: `Ufficio ${id}`,
    kind: "OFFICE",
    takesAppointments: false,
    door: {
      open: true,
      phase: "OPEN",
      until: null,
      opensAt: null,
      waiting: 0,
      message: null,
      text: "Riceve ora",
    },
  };
}

export function visit(id: string, changes: Partial<Visit> = {}): Visit {
  return {
    id,
    office: { id: "anagrafe" },
    state: "WAITING",
    name: null,
    reason: null,
    knockedAt: "2026-11-23T09:00:00Z",
    appointmentAt: null,
    rankAt: "2026-11-23T09:00:00Z",
    calledAt: null,
    answerBy: null,
    enteredAt: null,
    calls: 0,
    calledBack: false,
    alertedAt: null,
    acknowledgedAt: null,
    awaySince: null,
    mine: false,
    operator: null,
    room: null,
    notes: null,
    messages: [],
    ...changes,
  };
}

const figures = { day: "2026-11-23", knocks: 0, received: 0, meanWaitS: null, meanDurationS: null };

export function whole(version: number, visits: readonly Visit[], at = "anagrafe"): QueueUpdate {
  return { office: office(at), version, since: 0, complete: true, visits, figures };
}

export function difference(since: number, visits: readonly Visit[]): QueueUpdate {
  return { office: office(), version: since + 1, since, complete: false, visits, figures };
}

export function queue(visits: readonly Visit[], at = "anagrafe"): QueueState {
  return { office: office(at), version: 1, visits, figures };
}

export function request(id: string, changes: Partial<LeftRequest> = {}): LeftRequest {
  return {
    id,
    office: { id: "anagrafe" },
    kind: "CALL_BACK",
    state: "OPEN",
    outcome: null,
    name: null,
    phone: "058335401",
    email: null,
    text: null,
    lang: "it",
    createdAt: "2026-11-23T09:00:00Z",
    doneAt: null,
    attempts: 0,
    triedAt: null,
    invitedAt: null,
    came: false,
    leftQueue: false,
    version: 1,
    note: null,
    takenBy: null,
    mine: false,
    ...changes,
  };
}

type Message = Visit["messages"][number];

export function message(number: number, by: Message["by"], text = ""): Message {
  return { number, by, text, author: by === "OFFICE" ? "Anna" : null, at: "2026-11-23T09:05:00Z" };
}
