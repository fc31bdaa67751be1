// Written by `npm run codegen` from schema.graphql and the .graphql files beside it. Not edited by hand.
import type { TypedDocument } from "../graphql/document";

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What an end of a call hears. */
export type CallEventKind =
  /** The other end's socket is gone; it may come back. */
  | 'ABSENT'
  /** The visit is over, or back in the queue: hang up. */
  | 'OVER'
  /** The other end is connected. Comes first if it already was; the clerk's end offers only now. */
  | 'PRESENT'
  /** The same end has connected anew elsewhere: this socket must fall silent. */
  | 'REPLACED'
  /** The other end sent something. */
  | 'SIGNAL';

/** An end of a call. One browser can sit at both: a clerk who tries the own door. */
export type CallSide =
  /** Whoever admitted the visit. Makes every offer. */
  | 'CLERK'
  /** Whoever knocked. */
  | 'VISITOR';

export type CallSetupQueryVariables = Exact<{
  visitId: string;
  side: CallSide;
}>;


export type CallSetupQuery = { readonly callSetup: { readonly offers: boolean, readonly relayOnly: boolean, readonly iceServers: ReadonlyArray<{ readonly urls: ReadonlyArray<string>, readonly username: string | null, readonly credential: string | null }> } | null };

export type CallSubscriptionVariables = Exact<{
  visitId: string;
  side: CallSide;
}>;


export type CallSubscription = { readonly call: { readonly kind: CallEventKind, readonly payload: string | null } };

export type SignalMutationVariables = Exact<{
  visitId: string;
  side: CallSide;
  payload: string;
}>;


export type SignalMutation = { readonly signal: boolean };

export const CallSetupDocument = "query CallSetup($visitId:ID!$side:CallSide!){callSetup(visitId:$visitId side:$side){offers relayOnly iceServers{urls username credential}}}" as TypedDocument<CallSetupQuery, CallSetupQueryVariables>;

export const CallDocument = "subscription Call($visitId:ID!$side:CallSide!){call(visitId:$visitId side:$side){kind payload}}" as TypedDocument<CallSubscription, CallSubscriptionVariables>;

export const SignalDocument = "mutation Signal($visitId:ID!$side:CallSide!$payload:String!){signal(visitId:$visitId side:$side payload:$payload)}" as TypedDocument<SignalMutation, SignalMutationVariables>;
