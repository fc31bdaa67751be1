// Written by `npm run codegen` from schema.graphql and the .graphql files beside it. Not edited by hand.
import type { TypedDocument } from "../shared/graphql/document";

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What the door is now, in one word. */
export type DoorPhase =
  /** Receives by appointment only. */
  | 'BY_APPOINTMENT'
  /** Knocks are refused. */
  | 'CLOSED'
  /** Knocks are taken. */
  | 'OPEN'
  /** Knocks are taken, and staff is back in a moment. */
  | 'PAUSED';

/** Which side wrote. */
export type MessageAuthor =
  /** The office. */
  | 'OFFICE'
  /** The visitor. */
  | 'VISITOR';

/** Why a step was not taken. */
export type RefusalReason =
  /** The visit is over. */
  | 'ALREADY_ENDED'
  /** A colleague was faster. */
  | 'ALREADY_TAKEN'
  /** The operator is receiving somebody else. */
  | 'BUSY'
  /** Nothing was written. */
  | 'EMPTY_MESSAGE'
  /** This idempotency key was used for something else. */
  | 'KEY_REUSED'
  /** Whoever waits is away. */
  | 'NOBODY_PRESENT'
  /** A colleague has changed the notes since the caller read them: `visit` has them as they are. */
  | 'NOTES_CHANGED'
  /** The step needs a visit that was called. */
  | 'NOT_CALLED'
  /** There is no such visit here. */
  | 'NOT_FOUND'
  /** The step needs a visit that waits. */
  | 'NOT_WAITING'
  /** None of the office's rooms is the operator's. */
  | 'NO_ROOM'
  /** Nobody waits. */
  | 'QUEUE_EMPTY'
  /** All rooms of the operator are taken. */
  | 'ROOMS_FULL'
  /** A visitor writes no more than 8 messages in a minute. */
  | 'TOO_FAST'
  /** A visit has no more than 50 messages. */
  | 'TOO_MANY_MESSAGES'
  /** What was written is too long, or is not text. */
  | 'UNREADABLE_MESSAGE';

/** Where a visit stands. */
export type VisitState =
  /** Admitted; the visitor has not entered yet. */
  | 'CALLED'
  /** Over. */
  | 'ENDED'
  /** Being received. */
  | 'IN_ROOM'
  /** In the queue. */
  | 'WAITING';

export type DoorOfficeFragment = { readonly slug: string, readonly name: string, readonly door: { readonly open: boolean, readonly phase: DoorPhase, readonly text: string, readonly waiting: number, readonly staffed: boolean, readonly opensAt: string | null } };

export type DoorsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DoorsSubscription = { readonly doors: ReadonlyArray<DoorOfficeFragment> };

export type LobbyVisitFragment = { readonly id: string, readonly state: VisitState, readonly position: number | null, readonly answerBy: string | null, readonly alertedAt: string | null, readonly acknowledgedAt: string | null, readonly escalatedAt: string | null, readonly substitutedAt: string | null, readonly message: string | null, readonly office: { readonly name: string, readonly door: { readonly text: string, readonly message: string | null, readonly staffed: boolean } }, readonly messages: ReadonlyArray<{ readonly number: number, readonly by: MessageAuthor }> };

export type MyVisitSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MyVisitSubscription = { readonly myVisit: LobbyVisitFragment | null };

export type EnterRoomMutationVariables = Exact<{
  idempotencyKey: string;
}>;


export type EnterRoomMutation = { readonly enterRoom:
    | { readonly __typename: 'Moved' }
    | { readonly __typename: 'Refused', readonly reason: RefusalReason }
   };

export type LeaveMutationVariables = Exact<{
  idempotencyKey: string;
}>;


export type LeaveMutation = { readonly leave:
    | { readonly __typename: 'Moved' }
    | { readonly __typename: 'Refused' }
   };

export type RelaysToTryQueryVariables = Exact<{ [key: string]: never; }>;


export type RelaysToTryQuery = { readonly relaysToTry: ReadonlyArray<{ readonly urls: ReadonlyArray<string>, readonly username: string | null, readonly credential: string | null }> | null };

export const DoorsDocument = "subscription Doors{doors{...DoorOffice}}fragment DoorOffice on Office{slug name door{open phase text waiting staffed opensAt}}" as TypedDocument<DoorsSubscription, DoorsSubscriptionVariables>;

export const MyVisitDocument = "subscription MyVisit{myVisit{...LobbyVisit}}fragment LobbyVisit on Visit{id office{name door{text message staffed}}state position answerBy alertedAt acknowledgedAt escalatedAt substitutedAt message messages{number by}}" as TypedDocument<MyVisitSubscription, MyVisitSubscriptionVariables>;

export const EnterRoomDocument = "mutation EnterRoom($idempotencyKey:ID!){enterRoom(idempotencyKey:$idempotencyKey){__typename ...on Refused{reason}}}" as TypedDocument<EnterRoomMutation, EnterRoomMutationVariables>;

export const LeaveDocument = "mutation Leave($idempotencyKey:ID!){leave(idempotencyKey:$idempotencyKey){__typename}}" as TypedDocument<LeaveMutation, LeaveMutationVariables>;

export const RelaysToTryDocument = "query RelaysToTry{relaysToTry{urls username credential}}" as TypedDocument<RelaysToTryQuery, RelaysToTryQueryVariables>;
