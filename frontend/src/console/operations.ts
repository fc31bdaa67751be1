// Written by `npm run codegen` from schema.graphql and the .graphql files beside it. Not edited by hand.
import type { TypedDocument } from "../shared/graphql/document";

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A way to tell an office. */
export type AlertWay =
  /** E-mail. */
  | 'MAIL'
  /** A call to a program. */
  | 'WEBHOOK';

/** Why an appointment was not changed. */
export type AppointmentRefusal =
  /** Its visitor has come. */
  | 'ARRIVED'
  /** It was cancelled. */
  | 'CANCELLED'
  /** The door is shut by a sign, or nobody is behind it. */
  | 'DOOR_CLOSED'
  /** There is no such appointment here. */
  | 'NOT_FOUND'
  /** Its time has passed, or has begun. */
  | 'OVER'
  /** Its time has not come. */
  | 'TOO_EARLY'
  /** Another browser waits for it. */
  | 'WAITING_ELSEWHERE';

/** Where an appointment stands. */
export type AppointmentState =
  /** Its visitor has come, and is in the queue or was. */
  | 'ARRIVED'
  /** It will take place. */
  | 'BOOKED'
  /** The office has cancelled it. */
  | 'CALLED_OFF'
  /** The visitor has cancelled it. */
  | 'CANCELLED'
  /** Nobody came. */
  | 'MISSED';

/** A change of a door's sign. */
export type DoorInput = {
  /** What visitors read. At most 300 characters. */
  readonly message?: string | null | undefined;
  readonly sign: DoorSign;
  /** With CLOSED: end the visits of those who wait. Otherwise they keep their place. */
  readonly turnAway?: boolean;
  /** When the sign comes down by itself. */
  readonly until?: string | null | undefined;
};

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

/** What staff can hang on a door. */
export type DoorSign =
  /** Closed out of turn: knocks are refused. */
  | 'CLOSED'
  /** Nothing: the hours decide. */
  | 'NONE'
  /** Back in a moment: knocks are taken. */
  | 'PAUSED';

/** What is wrong with a field. */
export type InputProblem =
  /** Characters that are not text. */
  | 'CONTROL_CHARACTERS'
  /** Nothing, where something is needed. */
  | 'EMPTY'
  /** An instant that has passed. */
  | 'IN_THE_PAST'
  /** A language twice, or none. */
  | 'LANGUAGES'
  /** A colour that cannot be read on white. */
  | 'LOW_CONTRAST'
  /** Not an address of electronic mail. */
  | 'NOT_AN_EMAIL'
  /** Not a colour of the form `#rrggbb`. */
  | 'NOT_A_COLOUR'
  /** A day that no year has. */
  | 'NOT_A_DATE'
  /** Not a fiscal code: a character is wrong, or missing. */
  | 'NOT_A_FISCAL_CODE'
  /** Not the name of a host. */
  | 'NOT_A_HOST'
  /** Not a telephone number. */
  | 'NOT_A_PHONE'
  /** Not a picture of a kind that is taken. */
  | 'NOT_A_PICTURE'
  /** Not lower-case letters, digits and hyphens, at most 63. */
  | 'NOT_A_SLUG'
  /** Not an address of the web. */
  | 'NOT_A_URL'
  /** The platform has no relay for calls. */
  | 'NO_RELAY'
  /** Beyond what is possible. */
  | 'OUT_OF_RANGE'
  /** Too many characters. */
  | 'TOO_LONG';

/** Which side wrote. */
export type MessageAuthor =
  /** The office. */
  | 'OFFICE'
  /** The visitor. */
  | 'VISITOR';

/** Who receives behind the door. */
export type OfficeKind =
  /** A councillor. */
  | 'COUNCILLOR'
  /** The mayor. */
  | 'MAYOR'
  /** An office of the administration. */
  | 'OFFICE';

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

/** How a request ended. */
export type RequestEnd =
  /** The office answered. */
  | 'ANSWERED'
  /** Nobody answered for too long. */
  | 'LAPSED'
  /** There was nothing left to answer. */
  | 'NOT_NEEDED'
  /** The office tried, and gave up. */
  | 'UNREACHABLE'
  /** The visitor took it back. */
  | 'WITHDRAWN';

/** What is asked for. */
export type RequestKind =
  /** To be called. */
  | 'CALL_BACK'
  /** To be read. */
  | 'MESSAGE';

/** Why a step was not taken. */
export type RequestRefusalReason =
  /** It is over. */
  | 'ALREADY_DONE'
  /** A colleague sees to it. */
  | 'ALREADY_TAKEN'
  /** There is no such request here. */
  | 'NOT_FOUND'
  /** Nobody has tried to reach the visitor yet. */
  | 'NOT_TRIED'
  /** Somebody changed it meanwhile. */
  | 'STALE'
  /** There is nothing that could be taken back. */
  | 'STILL_OPEN'
  /** The note is too long, or is not text. */
  | 'UNREADABLE_NOTE'
  /** The visitor took it back. */
  | 'WITHDRAWN';

/** Where a request stands. */
export type RequestState =
  /** Over. */
  | 'DONE'
  /** Nobody sees to it yet. */
  | 'OPEN'
  /** Somebody of the office sees to it. */
  | 'TAKEN';

/** What the office says of a request that it saw to. */
export type RequestVerdict =
  /** Answered: done. */
  | 'ANSWERED'
  /** Nothing left to answer: done. */
  | 'NOT_NEEDED'
  /** Tried, and nobody answered: one attempt more, and it waits again. */
  | 'NO_ANSWER'
  /** Tried often enough: done. Takes at least one attempt. */
  | 'UNREACHABLE';

/** Where a call takes place. */
export type RoomProvider =
  /** From browser to browser, with our own relay. */
  | 'BUILTIN'
  /** At an address of the office's own. */
  | 'LINK';

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

export type VisitFieldsFragment = { readonly id: string, readonly state: VisitState, readonly name: string | null, readonly reason: string | null, readonly knockedAt: string, readonly appointmentAt: string | null, readonly rankAt: string, readonly calledAt: string | null, readonly answerBy: string | null, readonly enteredAt: string | null, readonly calls: number, readonly calledBack: boolean, readonly alertedAt: string | null, readonly acknowledgedAt: string | null, readonly awaySince: string | null, readonly mine: boolean, readonly operator: string | null, readonly notes: string | null, readonly office: { readonly id: string }, readonly messages: ReadonlyArray<{ readonly number: number, readonly by: MessageAuthor, readonly author: string | null, readonly text: string, readonly at: string }>, readonly room: { readonly name: string, readonly provider: RoomProvider, readonly url: string | null } | null };

export type DoorFieldsFragment = { readonly open: boolean, readonly phase: DoorPhase, readonly until: string | null, readonly opensAt: string | null, readonly waiting: number, readonly message: string | null, readonly text: string };

export type OfficeFieldsFragment = { readonly id: string, readonly slug: string, readonly name: string, readonly kind: OfficeKind, readonly takesAppointments: boolean, readonly door: DoorFieldsFragment };

export type AppointmentFieldsFragment = { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly state: AppointmentState, readonly name: string | null, readonly email: string | null, readonly phone: string | null, readonly reason: string | null };

type AppointmentOutcomeFields_AppointmentChanged_Fragment = { readonly __typename: 'AppointmentChanged' };

type AppointmentOutcomeFields_SlotGone_Fragment = { readonly __typename: 'SlotGone' };

type AppointmentOutcomeFields_AppointmentRefused_Fragment = { readonly __typename: 'AppointmentRefused', readonly reason: AppointmentRefusal };

type AppointmentOutcomeFields_InvalidInput_Fragment = { readonly __typename: 'InvalidInput' };

export type AppointmentOutcomeFieldsFragment =
  | AppointmentOutcomeFields_AppointmentChanged_Fragment
  | AppointmentOutcomeFields_SlotGone_Fragment
  | AppointmentOutcomeFields_AppointmentRefused_Fragment
  | AppointmentOutcomeFields_InvalidInput_Fragment
;

type MoveFields_Moved_Fragment = { readonly __typename: 'Moved', readonly visit: VisitFieldsFragment };

type MoveFields_Refused_Fragment = { readonly __typename: 'Refused', readonly reason: RefusalReason, readonly current: VisitFieldsFragment | null };

export type MoveFieldsFragment =
  | MoveFields_Moved_Fragment
  | MoveFields_Refused_Fragment
;

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly administers: boolean, readonly offices: ReadonlyArray<OfficeFieldsFragment>, readonly currentVisit: VisitFieldsFragment | null } | null, readonly tenant: { readonly name: string, readonly demonstration: boolean } };

export type DoorsQueryVariables = Exact<{ [key: string]: never; }>;


export type DoorsQuery = { readonly tenant: { readonly offices: ReadonlyArray<{ readonly id: string, readonly name: string, readonly door: { readonly open: boolean, readonly text: string } }> } };

export type QueueSubscriptionVariables = Exact<{
  officeId: string;
}>;


export type QueueSubscription = { readonly queue: { readonly version: number, readonly since: number, readonly complete: boolean, readonly office: OfficeFieldsFragment, readonly visits: ReadonlyArray<VisitFieldsFragment>, readonly figures: { readonly day: string, readonly knocks: number, readonly received: number, readonly meanWaitS: number | null, readonly meanDurationS: number | null } } };

export type AppointmentsSubscriptionVariables = Exact<{
  officeId: string;
}>;


export type AppointmentsSubscription = { readonly appointments: ReadonlyArray<AppointmentFieldsFragment> };

export type CallOffAppointmentMutationVariables = Exact<{
  appointmentId: string;
  message?: string | null | undefined;
}>;


export type CallOffAppointmentMutation = { readonly callOffAppointment:
    | AppointmentOutcomeFields_AppointmentChanged_Fragment
    | AppointmentOutcomeFields_SlotGone_Fragment
    | AppointmentOutcomeFields_AppointmentRefused_Fragment
    | AppointmentOutcomeFields_InvalidInput_Fragment
   };

export type MissAppointmentMutationVariables = Exact<{
  appointmentId: string;
}>;


export type MissAppointmentMutation = { readonly missAppointment:
    | AppointmentOutcomeFields_AppointmentChanged_Fragment
    | AppointmentOutcomeFields_SlotGone_Fragment
    | AppointmentOutcomeFields_AppointmentRefused_Fragment
    | AppointmentOutcomeFields_InvalidInput_Fragment
   };

export type SetDoorMutationVariables = Exact<{
  officeId: string;
  input: DoorInput;
}>;


export type SetDoorMutation = { readonly setDoor:
    | { readonly __typename: 'DoorSet', readonly office: OfficeFieldsFragment }
    | { readonly __typename: 'InvalidInput', readonly field: string, readonly problem: InputProblem, readonly limit: number | null }
   };

export type CallNextMutationVariables = Exact<{
  officeId: string;
  presentOnly: boolean;
  idempotencyKey: string;
}>;


export type CallNextMutation = { readonly callNext:
    | MoveFields_Moved_Fragment
    | MoveFields_Refused_Fragment
   };

export type AdmitMutationVariables = Exact<{
  visitId: string;
  idempotencyKey: string;
}>;


export type AdmitMutation = { readonly admit:
    | MoveFields_Moved_Fragment
    | MoveFields_Refused_Fragment
   };

export type HoldMutationVariables = Exact<{
  visitId: string;
  message?: string | null | undefined;
  idempotencyKey: string;
}>;


export type HoldMutation = { readonly hold:
    | MoveFields_Moved_Fragment
    | MoveFields_Refused_Fragment
   };

export type EndVisitMutationVariables = Exact<{
  visitId: string;
  idempotencyKey: string;
}>;


export type EndVisitMutation = { readonly endVisit:
    | MoveFields_Moved_Fragment
    | MoveFields_Refused_Fragment
   };

export type DeclineMutationVariables = Exact<{
  visitId: string;
  message?: string | null | undefined;
  idempotencyKey: string;
}>;


export type DeclineMutation = { readonly decline:
    | MoveFields_Moved_Fragment
    | MoveFields_Refused_Fragment
   };

export type TransferMutationVariables = Exact<{
  visitId: string;
  toOfficeId: string;
  note?: string | null | undefined;
  message?: string | null | undefined;
  idempotencyKey: string;
}>;


export type TransferMutation = { readonly transfer:
    | MoveFields_Moved_Fragment
    | MoveFields_Refused_Fragment
   };

export type AcknowledgeMutationVariables = Exact<{
  officeId: string;
  visitIds: ReadonlyArray<string> | string;
}>;


export type AcknowledgeMutation = { readonly acknowledge: boolean };

export type SendMessageMutationVariables = Exact<{
  visitId: string;
  text: string;
  idempotencyKey: string;
}>;


export type SendMessageMutation = { readonly sendMessage:
    | MoveFields_Moved_Fragment
    | MoveFields_Refused_Fragment
   };

export type SetNotesMutationVariables = Exact<{
  visitId: string;
  notes?: string | null | undefined;
  seen?: string | null | undefined;
  idempotencyKey: string;
}>;


export type SetNotesMutation = { readonly setNotes:
    | MoveFields_Moved_Fragment
    | MoveFields_Refused_Fragment
   };

export type BroadcastMutationVariables = Exact<{
  officeId: string;
  text: string;
  idempotencyKey: string;
}>;


export type BroadcastMutation = { readonly broadcast:
    | { readonly __typename: 'BroadcastSent', readonly visits: number }
    | { readonly __typename: 'BroadcastRefused', readonly reason: RefusalReason }
   };

export type SilentAlertsQueryVariables = Exact<{
  officeId: string;
}>;


export type SilentAlertsQuery = { readonly officeAlerts: { readonly silent: ReadonlyArray<{ readonly way: AlertWay, readonly since: string }> } };

export type RepliesQueryVariables = Exact<{
  slug: string;
}>;


export type RepliesQuery = { readonly office: { readonly replies: ReadonlyArray<string> } | null };

export type ConfirmAlertMutationVariables = Exact<{
  officeId: string;
  visitIds: ReadonlyArray<string> | string;
}>;


export type ConfirmAlertMutation = { readonly confirmAlert: boolean };

export type RequestFieldsFragment = { readonly id: string, readonly kind: RequestKind, readonly state: RequestState, readonly outcome: RequestEnd | null, readonly name: string | null, readonly phone: string | null, readonly email: string | null, readonly text: string | null, readonly lang: string, readonly createdAt: string, readonly doneAt: string | null, readonly attempts: number, readonly triedAt: string | null, readonly invitedAt: string | null, readonly came: boolean, readonly leftQueue: boolean, readonly version: number, readonly note: string | null, readonly takenBy: string | null, readonly mine: boolean, readonly office: { readonly id: string } };

type RequestMoveFields_RequestMoved_Fragment = { readonly __typename: 'RequestMoved', readonly request: RequestFieldsFragment };

type RequestMoveFields_RequestRefused_Fragment = { readonly __typename: 'RequestRefused', readonly reason: RequestRefusalReason };

export type RequestMoveFieldsFragment =
  | RequestMoveFields_RequestMoved_Fragment
  | RequestMoveFields_RequestRefused_Fragment
;

export type RequestsSubscriptionVariables = Exact<{
  officeId: string;
}>;


export type RequestsSubscription = { readonly requests: ReadonlyArray<RequestFieldsFragment> };

export type TakeRequestMutationVariables = Exact<{
  id: string;
}>;


export type TakeRequestMutation = { readonly takeRequest:
    | RequestMoveFields_RequestMoved_Fragment
    | RequestMoveFields_RequestRefused_Fragment
   };

export type CloseRequestMutationVariables = Exact<{
  id: string;
  version: number;
  verdict: RequestVerdict;
  note?: string | null | undefined;
}>;


export type CloseRequestMutation = { readonly closeRequest:
    | RequestMoveFields_RequestMoved_Fragment
    | RequestMoveFields_RequestRefused_Fragment
   };

export type ReopenRequestMutationVariables = Exact<{
  id: string;
  version: number;
}>;


export type ReopenRequestMutation = { readonly reopenRequest:
    | RequestMoveFields_RequestMoved_Fragment
    | RequestMoveFields_RequestRefused_Fragment
   };

export type InviteRequesterMutationVariables = Exact<{
  id: string;
}>;


export type InviteRequesterMutation = { readonly inviteRequester:
    | { readonly __typename: 'RequesterInvited', readonly path: string, readonly mailed: boolean }
    | { readonly __typename: 'RequestRefused', readonly reason: RequestRefusalReason }
   };

export const ViewerDocument = "query Viewer{viewer{id name administers offices{...OfficeFields}currentVisit{...VisitFields}}tenant{name demonstration}}fragment OfficeFields on Office{id slug name kind takesAppointments door{...DoorFields}}fragment DoorFields on Door{open phase until opensAt waiting message text}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<ViewerQuery, ViewerQueryVariables>;

export const DoorsDocument = "query Doors{tenant{offices{id name door{open text}}}}" as TypedDocument<DoorsQuery, DoorsQueryVariables>;

export const QueueDocument = "subscription Queue($officeId:ID!){queue(officeId:$officeId){office{...OfficeFields}version since complete visits{...VisitFields}figures{day knocks received meanWaitS meanDurationS}}}fragment OfficeFields on Office{id slug name kind takesAppointments door{...DoorFields}}fragment DoorFields on Door{open phase until opensAt waiting message text}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<QueueSubscription, QueueSubscriptionVariables>;

export const AppointmentsDocument = "subscription Appointments($officeId:ID!){appointments(officeId:$officeId){...AppointmentFields}}fragment AppointmentFields on Appointment{id startsAt endsAt state name email phone reason}" as TypedDocument<AppointmentsSubscription, AppointmentsSubscriptionVariables>;

export const CallOffAppointmentDocument = "mutation CallOffAppointment($appointmentId:ID!$message:String){callOffAppointment(appointmentId:$appointmentId message:$message){...AppointmentOutcomeFields}}fragment AppointmentOutcomeFields on AppointmentOutcome{__typename ...on AppointmentRefused{reason}}" as TypedDocument<CallOffAppointmentMutation, CallOffAppointmentMutationVariables>;

export const MissAppointmentDocument = "mutation MissAppointment($appointmentId:ID!){missAppointment(appointmentId:$appointmentId){...AppointmentOutcomeFields}}fragment AppointmentOutcomeFields on AppointmentOutcome{__typename ...on AppointmentRefused{reason}}" as TypedDocument<MissAppointmentMutation, MissAppointmentMutationVariables>;

export const SetDoorDocument = "mutation SetDoor($officeId:ID!$input:DoorInput!){setDoor(officeId:$officeId input:$input){__typename ...on DoorSet{office{...OfficeFields}}...on InvalidInput{field problem limit}}}fragment OfficeFields on Office{id slug name kind takesAppointments door{...DoorFields}}fragment DoorFields on Door{open phase until opensAt waiting message text}" as TypedDocument<SetDoorMutation, SetDoorMutationVariables>;

export const CallNextDocument = "mutation CallNext($officeId:ID!$presentOnly:Boolean!$idempotencyKey:ID!){callNext(officeId:$officeId presentOnly:$presentOnly idempotencyKey:$idempotencyKey){...MoveFields}}fragment MoveFields on MoveOutcome{__typename ...on Moved{visit{...VisitFields}}...on Refused{reason current:visit{...VisitFields}}}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<CallNextMutation, CallNextMutationVariables>;

export const AdmitDocument = "mutation Admit($visitId:ID!$idempotencyKey:ID!){admit(visitId:$visitId idempotencyKey:$idempotencyKey){...MoveFields}}fragment MoveFields on MoveOutcome{__typename ...on Moved{visit{...VisitFields}}...on Refused{reason current:visit{...VisitFields}}}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<AdmitMutation, AdmitMutationVariables>;

export const HoldDocument = "mutation Hold($visitId:ID!$message:String$idempotencyKey:ID!){hold(visitId:$visitId message:$message idempotencyKey:$idempotencyKey){...MoveFields}}fragment MoveFields on MoveOutcome{__typename ...on Moved{visit{...VisitFields}}...on Refused{reason current:visit{...VisitFields}}}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<HoldMutation, HoldMutationVariables>;

export const EndVisitDocument = "mutation EndVisit($visitId:ID!$idempotencyKey:ID!){endVisit(visitId:$visitId idempotencyKey:$idempotencyKey){...MoveFields}}fragment MoveFields on MoveOutcome{__typename ...on Moved{visit{...VisitFields}}...on Refused{reason current:visit{...VisitFields}}}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<EndVisitMutation, EndVisitMutationVariables>;

export const DeclineDocument = "mutation Decline($visitId:ID!$message:String$idempotencyKey:ID!){decline(visitId:$visitId message:$message idempotencyKey:$idempotencyKey){...MoveFields}}fragment MoveFields on MoveOutcome{__typename ...on Moved{visit{...VisitFields}}...on Refused{reason current:visit{...VisitFields}}}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<DeclineMutation, DeclineMutationVariables>;

export const TransferDocument = "mutation Transfer($visitId:ID!$toOfficeId:ID!$note:String$message:String$idempotencyKey:ID!){transfer(visitId:$visitId toOfficeId:$toOfficeId note:$note message:$message idempotencyKey:$idempotencyKey){...MoveFields}}fragment MoveFields on MoveOutcome{__typename ...on Moved{visit{...VisitFields}}...on Refused{reason current:visit{...VisitFields}}}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<TransferMutation, TransferMutationVariables>;

export const AcknowledgeDocument = "mutation Acknowledge($officeId:ID!$visitIds:[ID!]!){acknowledge(officeId:$officeId visitIds:$visitIds)}" as TypedDocument<AcknowledgeMutation, AcknowledgeMutationVariables>;

export const SendMessageDocument = "mutation SendMessage($visitId:ID!$text:String!$idempotencyKey:ID!){sendMessage(visitId:$visitId text:$text idempotencyKey:$idempotencyKey){...MoveFields}}fragment MoveFields on MoveOutcome{__typename ...on Moved{visit{...VisitFields}}...on Refused{reason current:visit{...VisitFields}}}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<SendMessageMutation, SendMessageMutationVariables>;

export const SetNotesDocument = "mutation SetNotes($visitId:ID!$notes:String$seen:String$idempotencyKey:ID!){setNotes(visitId:$visitId notes:$notes seen:$seen idempotencyKey:$idempotencyKey){...MoveFields}}fragment MoveFields on MoveOutcome{__typename ...on Moved{visit{...VisitFields}}...on Refused{reason current:visit{...VisitFields}}}fragment VisitFields on Visit{id office{id}state name reason knockedAt appointmentAt rankAt calledAt answerBy enteredAt calls calledBack alertedAt acknowledgedAt awaySince mine operator notes messages{number by author text at}room{name provider url}}" as TypedDocument<SetNotesMutation, SetNotesMutationVariables>;

export const BroadcastDocument = "mutation Broadcast($officeId:ID!$text:String!$idempotencyKey:ID!){broadcast(officeId:$officeId text:$text idempotencyKey:$idempotencyKey){__typename ...on BroadcastSent{visits}...on BroadcastRefused{reason}}}" as TypedDocument<BroadcastMutation, BroadcastMutationVariables>;

export const SilentAlertsDocument = "query SilentAlerts($officeId:ID!){officeAlerts(officeId:$officeId){silent{way since}}}" as TypedDocument<SilentAlertsQuery, SilentAlertsQueryVariables>;

export const RepliesDocument = "query Replies($slug:String!){office(slug:$slug){replies}}" as TypedDocument<RepliesQuery, RepliesQueryVariables>;

export const ConfirmAlertDocument = "mutation ConfirmAlert($officeId:ID!$visitIds:[ID!]!){confirmAlert(officeId:$officeId visitIds:$visitIds)}" as TypedDocument<ConfirmAlertMutation, ConfirmAlertMutationVariables>;

export const RequestsDocument = "subscription Requests($officeId:ID!){requests(officeId:$officeId){...RequestFields}}fragment RequestFields on Request{id office{id}kind state outcome name phone email text lang createdAt doneAt attempts triedAt invitedAt came leftQueue version note takenBy mine}" as TypedDocument<RequestsSubscription, RequestsSubscriptionVariables>;

export const TakeRequestDocument = "mutation TakeRequest($id:ID!){takeRequest(id:$id){...RequestMoveFields}}fragment RequestMoveFields on RequestMoveOutcome{__typename ...on RequestMoved{request{...RequestFields}}...on RequestRefused{reason}}fragment RequestFields on Request{id office{id}kind state outcome name phone email text lang createdAt doneAt attempts triedAt invitedAt came leftQueue version note takenBy mine}" as TypedDocument<TakeRequestMutation, TakeRequestMutationVariables>;

export const CloseRequestDocument = "mutation CloseRequest($id:ID!$version:Int!$verdict:RequestVerdict!$note:String){closeRequest(id:$id version:$version verdict:$verdict note:$note){...RequestMoveFields}}fragment RequestMoveFields on RequestMoveOutcome{__typename ...on RequestMoved{request{...RequestFields}}...on RequestRefused{reason}}fragment RequestFields on Request{id office{id}kind state outcome name phone email text lang createdAt doneAt attempts triedAt invitedAt came leftQueue version note takenBy mine}" as TypedDocument<CloseRequestMutation, CloseRequestMutationVariables>;

export const ReopenRequestDocument = "mutation ReopenRequest($id:ID!$version:Int!){reopenRequest(id:$id version:$version){...RequestMoveFields}}fragment RequestMoveFields on RequestMoveOutcome{__typename ...on RequestMoved{request{...RequestFields}}...on RequestRefused{reason}}fragment RequestFields on Request{id office{id}kind state outcome name phone email text lang createdAt doneAt attempts triedAt invitedAt came leftQueue version note takenBy mine}" as TypedDocument<ReopenRequestMutation, ReopenRequestMutationVariables>;

export const InviteRequesterDocument = "mutation InviteRequester($id:ID!){inviteRequester(id:$id){__typename ...on RequesterInvited{path mailed}...on RequestRefused{reason}}}" as TypedDocument<InviteRequesterMutation, InviteRequesterMutationVariables>;
