// Written by `npm run codegen` from schema.graphql and the .graphql files beside it. Not edited by hand.
import type { TypedDocument } from "../shared/graphql/document";

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RefusalReason =
  /** There is no such visit here. */
  | 'NOT_FOUND'
  /** A colleague was faster. */
  | 'ALREADY_TAKEN'
  | 'ALREADY_ENDED'
  | 'NOT_CALLED'
  | 'NOT_WAITING'
  /** Nobody waits. */
  | 'QUEUE_EMPTY'
  /** The operator is receiving somebody else. */
  | 'BUSY'
  /** This idempotency key was used for something else. */
  | 'KEY_REUSED'
  | 'TOO_LONG';

export type VisitState =
  | 'WAITING'
  | 'CALLED'
  | 'IN_ROOM'
  | 'ENDED';

export type LobbyVisitFragment = { readonly id: string, readonly state: VisitState, readonly position: number | null, readonly answerBy: string | null, readonly alertedAt: string | null, readonly message: string | null, readonly office: { readonly name: string, readonly door: { readonly text: string, readonly message: string | null } } };

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

export const MyVisitDocument = "subscription MyVisit{myVisit{...LobbyVisit}}fragment LobbyVisit on Visit{id office{name door{text message}}state position answerBy alertedAt message}" as TypedDocument<MyVisitSubscription, MyVisitSubscriptionVariables>;

export const EnterRoomDocument = "mutation EnterRoom($idempotencyKey:ID!){enterRoom(idempotencyKey:$idempotencyKey){__typename ...on Refused{reason}}}" as TypedDocument<EnterRoomMutation, EnterRoomMutationVariables>;

export const LeaveDocument = "mutation Leave($idempotencyKey:ID!){leave(idempotencyKey:$idempotencyKey){__typename}}" as TypedDocument<LeaveMutation, LeaveMutationVariables>;
