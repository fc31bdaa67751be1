import type { GraphqlClient } from "../../shared/graphql/client";
import { retryUnreachable } from "../../shared/graphql/retry";
import {
  AdmitDocument,
  CallNextDocument,
  DeclineDocument,
  EndVisitDocument,
  HoldDocument,
  type MoveFieldsFragment,
  SendMessageDocument,
  SetNotesDocument,
  TransferDocument,
} from "../operations";

/** A step in a visit that the operator decides on. */
export type Move =
  | { readonly kind: "callNext"; readonly officeId: string; readonly presentOnly: boolean }
  | { readonly kind: "admit" | "end"; readonly visitId: string }
  | { readonly kind: "decline" | "hold"; readonly visitId: string; readonly message: string | null }
  | {
      readonly kind: "transfer";
      readonly visitId: string;
      readonly toOfficeId: string;
      readonly note: string | null;
      readonly message: string | null;
    }
  | { readonly kind: "message"; readonly visitId: string; readonly text: string }
  | { readonly kind: "notes"; readonly visitId: string; readonly notes: string; readonly seen: string };

export type MoveOutcome = MoveFieldsFragment;

/** Carries out a move exactly once, however often the answer is lost or the button is pressed again. */
export type Mover = (move: Move) => Promise<MoveOutcome>;

/**
 * The idempotency key of a move is kept until the server has answered it: pressing the button again after a lost
 * answer repeats the same request, it does not call a second person.
 */
export function createMover(client: GraphqlClient, newKey: () => string): Mover {
  const openKeys = new Map<string, string>();
  return async (move) => {
    const intent = JSON.stringify(move);
    const idempotencyKey = openKeys.get(intent) ?? newKey();
    openKeys.set(intent, idempotencyKey);
    const outcome = await retryUnreachable(() => send(client, move, idempotencyKey));
    openKeys.delete(intent);
    return outcome;
  };
}

async function send(client: GraphqlClient, move: Move, idempotencyKey: string): Promise<MoveOutcome> {
  switch (move.kind) {
    case "callNext": {
      const { officeId, presentOnly } = move;
      return (await client.request(CallNextDocument, { officeId, presentOnly, idempotencyKey })).callNext;
    }
    case "decline": {
      const { visitId, message } = move;
      return (await client.request(DeclineDocument, { visitId, message, idempotencyKey })).decline;
    }
    case "transfer": {
      const { kind: _, ...transfer } = move;
      return (await client.request(TransferDocument, { ...transfer, idempotencyKey })).transfer;
    }
    case "admit":
      return (await client.request(AdmitDocument, { visitId: move.visitId, idempotencyKey })).admit;
    case "hold": {
      const { visitId, message } = move;
      return (await client.request(HoldDocument, { visitId, message, idempotencyKey })).hold;
    }
    case "end":
      return (await client.request(EndVisitDocument, { visitId: move.visitId, idempotencyKey })).endVisit;
    case "message": {
      const { visitId, text } = move;
      return (await client.request(SendMessageDocument, { visitId, text, idempotencyKey })).sendMessage;
    }
    case "notes": {
      const { kind: _, ...notes } = move;
      return (await client.request(SetNotesDocument, { ...notes, idempotencyKey })).setNotes;
    }
  }
}
