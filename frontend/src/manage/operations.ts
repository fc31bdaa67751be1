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

/** How one books. */
export type AppointmentRulesInput = {
  /** From 1 to 20. */
  readonly atOnce: number;
  /** From 1 to 180. */
  readonly horizonDays: number;
  /** From 0 to 720. */
  readonly noticeH: number;
  /** From 5 to 240. */
  readonly slotMin: number;
};

/** What was done. */
export type ChangeKind =
  /** It was added. */
  | 'ADDED'
  /** It was taken out of use. */
  | 'ARCHIVED'
  /** It was changed. */
  | 'EDITED'
  /** Its order was changed. */
  | 'REORDERED'
  /** It was taken back into use. */
  | 'RESTORED';

/** What kind of thing was changed. */
export type ChangeSubject =
  /** A door. */
  | 'OFFICE'
  /** The order of the doors. */
  | 'OFFICE_ORDER'
  /** Somebody of the staff. */
  | 'PERSON'
  /** A room. */
  | 'ROOM'
  /** The order of the rooms of an office. */
  | 'ROOM_ORDER'
  /** What the comune says of itself. */
  | 'TENANT';

/** What becomes of those who wait when the hours end. */
export type Closing =
  /** Who is in the queue is received. */
  | 'SERVE_WAITING'
  /** Who is in the queue is sent away; whoever knocks late is told so at the knock. */
  | 'TURN_AWAY';

/** Why something did not arrive. */
export type DeliveryFault =
  /** The receiver said no; see the status. */
  | 'ANSWERED'
  /** The address is none. */
  | 'BAD_ADDRESS'
  /** The certificate is not good. */
  | 'CERTIFICATE'
  /** Not https, or not in the public network. */
  | 'FORBIDDEN'
  /** This installation has no mail server. */
  | 'NO_SERVER'
  /** The receiver sent us elsewhere: we do not follow. */
  | 'REDIRECTED'
  /** There was no answer in time. */
  | 'TIMEOUT'
  /** Nobody listens there. */
  | 'UNREACHABLE'
  /** The name has no address. */
  | 'UNRESOLVED';

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

/** Reception hours: exactly one of these. */
export type HoursInput =
  {   /** As the week grid edits them. */
  readonly plan: PlanInput; readonly syntax?: never; }
  |  { readonly plan?: never;   /** OpenStreetMap syntax. */
  readonly syntax: string; };

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

/** A language of the pages. */
export type Language =
  /** German. */
  | 'DE'
  /** English. */
  | 'EN'
  /** French. */
  | 'FR'
  /** Italian. */
  | 'IT'
  /** Slovene. */
  | 'SL';

/** Why a change cannot be. */
export type ManageRefusal =
  /** Somebody has changed the same thing since. */
  | 'CHANGED_SINCE'
  /** Somebody waits at the door, or is being received. */
  | 'IN_USE'
  /** Nobody would manage the comune. */
  | 'LAST_ADMINISTRATOR'
  /** What was named does not exist here. */
  | 'NOT_FOUND'
  /** Somebody else was invited with this fiscal code or address. */
  | 'PERSON_KNOWN'
  /** Another door has this address, be it an archived one. */
  | 'SLUG_TAKEN'
  /** It was taken back already. */
  | 'UNDONE_ALREADY'
  /** There is no such template. */
  | 'UNKNOWN_TEMPLATE';

/** A day of the year. */
export type MonthDayInput = {
  readonly day: number;
  readonly month: number;
};

/** A name in a language. */
export type NameTranslationInput = {
  readonly language: Language;
  readonly name: string;
};

/** Why a change cannot be taken back. */
export type NotUndoable =
  /** The same thing was changed since. */
  | 'CHANGED_SINCE'
  /** It was. */
  | 'UNDONE_ALREADY';

/** What a door says. */
export type OfficeInput = {
  readonly kind: OfficeKind;
  /** At most 120 characters. */
  readonly name: string;
  /** The end of its address. Left out: made of the name, or kept. */
  readonly slug?: string | null | undefined;
  /** At most 255 characters. */
  readonly summary: string;
  /** In languages beside the comune's first. */
  readonly translations?: ReadonlyArray<OfficeTranslationInput>;
};

/** Who receives behind the door. */
export type OfficeKind =
  /** A councillor. */
  | 'COUNCILLOR'
  /** The mayor. */
  | 'MAYOR'
  /** An office of the administration. */
  | 'OFFICE';

/** What a door says in a language. */
export type OfficeTranslationInput = {
  readonly language: Language;
  readonly name?: string | null | undefined;
  readonly summary?: string | null | undefined;
};

/** Somebody of the staff. */
export type PersonInput = {
  /** Manages the comune. */
  readonly administers: boolean;
  /** Likewise, where the identity provider has verified it. */
  readonly email?: string | null | undefined;
  /** By which the person is recognised. Left out when editing: kept. */
  readonly fiscalCode?: string | null | undefined;
  /** As colleagues read it. At most 80 characters. */
  readonly name: string;
  /** Receives at these offices. */
  readonly offices: ReadonlyArray<string>;
};

/** What an exception does to its days. */
export type PlanChange =
  /** Its intervals beside those that the day has. */
  | 'ALSO'
  /** Nobody is received. */
  | 'CLOSED'
  /** Its intervals and no others. */
  | 'INSTEAD';

/** Both ends included. `YYYY-MM-DD`, or `MM-DD` for every year; both alike. */
export type PlanDatesInput = {
  readonly from: string;
  readonly to: string;
};

/** What is different on certain dates. */
export type PlanExceptionInput = {
  readonly change: PlanChange;
  readonly comment?: string | null | undefined;
  readonly dates: PlanDatesInput;
  readonly intervals?: ReadonlyArray<PlanTimeInput>;
};

/** Hours as the week grid edits them. */
export type PlanInput = {
  readonly closedOnHolidays: boolean;
  /** With `NEVER` and `ON_REQUEST`. At most 100 characters, as all comments. */
  readonly comment?: string | null | undefined;
  readonly exceptions?: ReadonlyArray<PlanExceptionInput>;
  readonly usual: PlanUsual;
  readonly weeks?: ReadonlyArray<PlanWeekInput>;
};

/** An interval of a day of the week. */
export type PlanIntervalInput = {
  readonly byAppointment?: boolean;
  readonly comment?: string | null | undefined;
  readonly day: Weekday;
  readonly end: string;
  readonly nths?: ReadonlyArray<number>;
  readonly rhythm?: PlanRhythm;
  readonly start: string;
};

/** In which weeks an interval holds. */
export type PlanRhythm =
  /** In even weeks. */
  | 'EVEN_WEEKS'
  /** In each. */
  | 'EVERY_WEEK'
  /** In odd weeks by the numbers of ISO 8601. */
  | 'ODD_WEEKS'
  /** In those that `nths` names. */
  | 'OF_MONTH';

/** An interval of a day. */
export type PlanTimeInput = {
  readonly byAppointment?: boolean;
  readonly comment?: string | null | undefined;
  readonly end: string;
  readonly start: string;
};

/** What the usual hours are. */
export type PlanUsual =
  /** At any hour of any day. */
  | 'ALWAYS'
  /** Nobody is received, but for openings among the exceptions. */
  | 'NEVER'
  /** Without fixed hours: only who has an appointment. */
  | 'ON_REQUEST'
  /** By weeks. */
  | 'WEEKS';

/** A week, and when in the year it holds. */
export type PlanWeekInput = {
  readonly intervals: ReadonlyArray<PlanIntervalInput>;
  readonly season?: PlanDatesInput | null | undefined;
};

/** How a door receives, beyond its hours. What is left out is none. */
export type ReceptionInput = {
  /** From 15 to 3600. */
  readonly alertAfterS: number;
  /** At most 5. */
  readonly alertEmails?: ReadonlyArray<string>;
  readonly appointments?: AppointmentRulesInput | null | undefined;
  readonly closing: Closing;
  /** Sign with a new key from now on. */
  readonly renewWebhookKey?: boolean;
  /** At most 20, of at most 300 characters each. */
  readonly replies?: ReadonlyArray<string>;
  readonly substituteId?: string | null | undefined;
  readonly takesMessages: boolean;
  /** `https` only. */
  readonly webhookUrl?: string | null | undefined;
};

/** A room. */
export type RoomInput = {
  /** What to have at hand; read before the knock. At most 500 characters. */
  readonly bring?: string | null | undefined;
  /** How many visits at once, from 1 to 20. */
  readonly capacity: number;
  /** At most 80 characters. */
  readonly name: string;
  readonly provider: RoomProvider;
  /** Who may receive here; empty: everybody of the office. */
  readonly servedBy?: ReadonlyArray<string>;
  /** With `LINK`: where the call takes place; `https` only. */
  readonly url?: string | null | undefined;
  /** What the visitor reads when called. At most 500 characters. */
  readonly welcome?: string | null | undefined;
};

/** Where a call takes place. */
export type RoomProvider =
  /** From browser to browser, with our own relay. */
  | 'BUILTIN'
  /** At an address of the office's own. */
  | 'LINK';

/** What the comune says of itself. What is left out is no longer said. */
export type TenantInput = {
  /** `AgID`'s declaration of accessibility. */
  readonly accessibilityUrl?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly appointmentUrl?: string | null | undefined;
  /** `#rrggbb`, at least 4.5:1 on white. */
  readonly colour?: string | null | undefined;
  readonly email?: string | null | undefined;
  /** Offered to citizens; the first is the comune's own. */
  readonly languages: ReadonlyArray<Language>;
  /** The patron saint's day. */
  readonly patron?: MonthDayInput | null | undefined;
  readonly pec?: string | null | undefined;
  readonly phone?: string | null | undefined;
  /** How to reach the data protection officer. */
  readonly privacyContact?: string | null | undefined;
  /** Visitors' calls go by way of the relay alone, so that the office does not learn their network address. */
  readonly relayOnly?: boolean;
  readonly reportUrl?: string | null | undefined;
  /** Hours that what visitors wrote is kept after the end of the visit. */
  readonly retentionH: number;
  readonly siteUrl?: string | null | undefined;
  /** The comune's name in languages beside the first. */
  readonly translations?: ReadonlyArray<NameTranslationInput>;
  /** Hosts of sites that may show the widget in a frame. */
  readonly widgetHosts?: ReadonlyArray<string>;
};

/** A day of the week. */
export type Weekday =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

export type RoomFieldsFragment = { readonly id: string, readonly revision: number, readonly name: string, readonly provider: RoomProvider, readonly url: string | null, readonly capacity: number, readonly welcome: string | null, readonly bring: string | null, readonly archivedAt: string | null, readonly servedBy: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type ReceptionFieldsFragment = { readonly closing: Closing, readonly alertAfterS: number, readonly alertEmails: ReadonlyArray<string>, readonly webhookUrl: string | null, readonly substituteId: string | null, readonly replies: ReadonlyArray<string>, readonly takesMessages: boolean, readonly appointments: { readonly slotMin: number, readonly atOnce: number, readonly noticeH: number, readonly horizonDays: number } | null };

export type OfficeFieldsFragment = { readonly id: string, readonly revision: number, readonly slug: string, readonly kind: OfficeKind, readonly name: string, readonly summary: string, readonly hoursSyntax: string, readonly archivedAt: string | null, readonly translations: ReadonlyArray<{ readonly language: Language, readonly name: string | null, readonly summary: string | null }>, readonly hours: { readonly text: string, readonly plan: PlanFieldsFragment | null }, readonly rooms: ReadonlyArray<RoomFieldsFragment>, readonly people: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly reception: ReceptionFieldsFragment, readonly office: { readonly door: { readonly open: boolean, readonly phase: DoorPhase, readonly text: string } } | null };

export type ProfileFieldsFragment = { readonly revision: number, readonly name: string, readonly languages: ReadonlyArray<Language>, readonly siteUrl: string | null, readonly colour: string | null, readonly crestPath: string | null, readonly address: string | null, readonly phone: string | null, readonly email: string | null, readonly pec: string | null, readonly accessibilityUrl: string | null, readonly appointmentUrl: string | null, readonly reportUrl: string | null, readonly privacyContact: string | null, readonly retentionH: number, readonly relayOnly: boolean, readonly widgetHosts: ReadonlyArray<string>, readonly translations: ReadonlyArray<{ readonly language: Language, readonly name: string }>, readonly patron: { readonly month: number, readonly day: number } | null };

export type PersonFieldsFragment = { readonly id: string, readonly revision: number, readonly name: string, readonly fiscalCodeHint: string | null, readonly email: string | null, readonly administers: boolean, readonly invitedAt: string, readonly linkedAt: string | null, readonly me: boolean, readonly offices: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type TemplateFieldsFragment = { readonly slug: string, readonly kind: OfficeKind, readonly name: string, readonly summary: string, readonly hoursText: string };

export type ManagementFieldsFragment = { readonly languages: ReadonlyArray<Language>, readonly profile: ProfileFieldsFragment | null, readonly offices: ReadonlyArray<OfficeFieldsFragment>, readonly people: ReadonlyArray<PersonFieldsFragment> | null, readonly officeTemplates: ReadonlyArray<TemplateFieldsFragment> };

export type ChangeFieldsFragment = { readonly id: string, readonly at: string, readonly by: string | null, readonly subject: ChangeSubject, readonly subjectName: string, readonly kind: ChangeKind, readonly undoes: string | null, readonly notUndoable: NotUndoable | null, readonly differences: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> };

export type ProblemFieldsFragment = { readonly message: string, readonly offset: number | null, readonly week: number | null, readonly interval: number | null, readonly exception: number | null };

export type PlanFieldsFragment = { readonly usual: PlanUsual, readonly comment: string | null, readonly closedOnHolidays: boolean, readonly weeks: ReadonlyArray<{ readonly season: { readonly from: string, readonly to: string } | null, readonly intervals: ReadonlyArray<{ readonly day: Weekday, readonly rhythm: PlanRhythm, readonly nths: ReadonlyArray<number>, readonly start: string, readonly end: string, readonly byAppointment: boolean, readonly comment: string | null }> }>, readonly exceptions: ReadonlyArray<{ readonly change: PlanChange, readonly comment: string | null, readonly dates: { readonly from: string, readonly to: string }, readonly intervals: ReadonlyArray<{ readonly start: string, readonly end: string, readonly byAppointment: boolean, readonly comment: string | null }> }> };

export type PreviewFieldsFragment = { readonly syntax: string | null, readonly text: string, readonly warnings: ReadonlyArray<string>, readonly days: ReadonlyArray<{ readonly date: string, readonly holiday: string | null, readonly stretches: ReadonlyArray<{ readonly from: string, readonly until: string, readonly byAppointment: boolean, readonly comment: string | null }> }>, readonly problems: ReadonlyArray<ProblemFieldsFragment>, readonly plan: PlanFieldsFragment | null };

type OutcomeFields_Managed_Fragment = { readonly __typename: 'Managed', readonly changeId: string | null, readonly subjectId: string | null, readonly management: ManagementFieldsFragment };

type OutcomeFields_Stale_Fragment = { readonly __typename: 'Stale', readonly by: string | null, readonly at: string | null, readonly management: ManagementFieldsFragment };

type OutcomeFields_InvalidInput_Fragment = { readonly __typename: 'InvalidInput', readonly field: string, readonly problem: InputProblem, readonly limit: number | null };

type OutcomeFields_HoursRefused_Fragment = { readonly __typename: 'HoursRefused', readonly problems: ReadonlyArray<ProblemFieldsFragment> };

type OutcomeFields_ManageRefused_Fragment = { readonly __typename: 'ManageRefused', readonly reason: ManageRefusal };

export type OutcomeFieldsFragment =
  | OutcomeFields_Managed_Fragment
  | OutcomeFields_Stale_Fragment
  | OutcomeFields_InvalidInput_Fragment
  | OutcomeFields_HoursRefused_Fragment
  | OutcomeFields_ManageRefused_Fragment
;

export type ManagementQueryVariables = Exact<{ [key: string]: never; }>;


export type ManagementQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly administers: boolean, readonly offices: ReadonlyArray<{ readonly id: string }> } | null, readonly tenant: { readonly name: string, readonly slug: string, readonly demonstration: boolean }, readonly management: ManagementFieldsFragment };

export type ChangesQueryVariables = Exact<{
  before?: string | null | undefined;
}>;


export type ChangesQuery = { readonly management: { readonly changes: ReadonlyArray<ChangeFieldsFragment> } };

export type PreviewHoursQueryVariables = Exact<{
  hours: HoursInput;
}>;


export type PreviewHoursQuery = { readonly previewHours: PreviewFieldsFragment };

export type OfficeAlertsQueryVariables = Exact<{
  officeId: string;
}>;


export type OfficeAlertsQuery = { readonly officeAlerts: { readonly mail: boolean, readonly webhookKey: string | null, readonly faults: ReadonlyArray<{ readonly id: string, readonly way: AlertWay, readonly target: string, readonly at: string, readonly fault: DeliveryFault, readonly status: number | null, readonly givenUp: boolean }> } };

export type EditTenantMutationVariables = Exact<{
  revision: number;
  input: TenantInput;
}>;


export type EditTenantMutation = { readonly editTenant:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type AddOfficeMutationVariables = Exact<{
  input: OfficeInput;
}>;


export type AddOfficeMutation = { readonly addOffice:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type AddOfficesMutationVariables = Exact<{
  templates: ReadonlyArray<string> | string;
}>;


export type AddOfficesMutation = { readonly addOffices:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type EditOfficeMutationVariables = Exact<{
  id: string;
  revision: number;
  input: OfficeInput;
}>;


export type EditOfficeMutation = { readonly editOffice:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type SetHoursMutationVariables = Exact<{
  officeId: string;
  revision: number;
  hours: HoursInput;
}>;


export type SetHoursMutation = { readonly setHours:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type SetReceptionMutationVariables = Exact<{
  officeId: string;
  revision: number;
  input: ReceptionInput;
}>;


export type SetReceptionMutation = { readonly setReception:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type TryAlertMutationVariables = Exact<{
  officeId: string;
  way: AlertWay;
}>;


export type TryAlertMutation = { readonly tryAlert:
    | { readonly __typename: 'AlertTried', readonly trials: ReadonlyArray<{ readonly target: string, readonly fault: DeliveryFault | null, readonly status: number | null }> }
    | { readonly __typename: 'TooOften', readonly retryAfterS: number }
   };

export type ArchiveOfficeMutationVariables = Exact<{
  id: string;
  revision: number;
}>;


export type ArchiveOfficeMutation = { readonly archiveOffice:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type RestoreOfficeMutationVariables = Exact<{
  id: string;
  revision: number;
}>;


export type RestoreOfficeMutation = { readonly restoreOffice:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type OrderOfficesMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type OrderOfficesMutation = { readonly orderOffices:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type AddRoomMutationVariables = Exact<{
  officeId: string;
  input: RoomInput;
}>;


export type AddRoomMutation = { readonly addRoom:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type EditRoomMutationVariables = Exact<{
  id: string;
  revision: number;
  input: RoomInput;
}>;


export type EditRoomMutation = { readonly editRoom:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type ArchiveRoomMutationVariables = Exact<{
  id: string;
  revision: number;
}>;


export type ArchiveRoomMutation = { readonly archiveRoom:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type RestoreRoomMutationVariables = Exact<{
  id: string;
  revision: number;
}>;


export type RestoreRoomMutation = { readonly restoreRoom:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type OrderRoomsMutationVariables = Exact<{
  officeId: string;
  ids: ReadonlyArray<string> | string;
}>;


export type OrderRoomsMutation = { readonly orderRooms:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type InviteMutationVariables = Exact<{
  input: PersonInput;
}>;


export type InviteMutation = { readonly invite:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type EditPersonMutationVariables = Exact<{
  id: string;
  revision: number;
  input: PersonInput;
}>;


export type EditPersonMutation = { readonly editPerson:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type RemovePersonMutationVariables = Exact<{
  id: string;
  revision: number;
}>;


export type RemovePersonMutation = { readonly removePerson:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export type UndoMutationVariables = Exact<{
  changeId: string;
}>;


export type UndoMutation = { readonly undo:
    | OutcomeFields_Managed_Fragment
    | OutcomeFields_Stale_Fragment
    | OutcomeFields_InvalidInput_Fragment
    | OutcomeFields_HoursRefused_Fragment
    | OutcomeFields_ManageRefused_Fragment
   };

export const ManagementDocument = "query Management{viewer{id name administers offices{id}}tenant{name slug demonstration}management{...ManagementFields}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}" as TypedDocument<ManagementQuery, ManagementQueryVariables>;

export const ChangesDocument = "query Changes($before:ID){management{changes(before:$before first:30){...ChangeFields}}}fragment ChangeFields on Change{id at by subject subjectName kind differences{field before after}undoes notUndoable}" as TypedDocument<ChangesQuery, ChangesQueryVariables>;

export const PreviewHoursDocument = "query PreviewHours($hours:HoursInput!){previewHours(hours:$hours){...PreviewFields}}fragment PreviewFields on HoursPreview{syntax text days{date holiday stretches{from until byAppointment comment}}problems{...ProblemFields}warnings plan{...PlanFields}}fragment ProblemFields on HoursProblem{message offset week interval exception}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}" as TypedDocument<PreviewHoursQuery, PreviewHoursQueryVariables>;

export const OfficeAlertsDocument = "query OfficeAlerts($officeId:ID!){officeAlerts(officeId:$officeId){mail webhookKey faults{id way target at fault status givenUp}}}" as TypedDocument<OfficeAlertsQuery, OfficeAlertsQueryVariables>;

export const EditTenantDocument = "mutation EditTenant($revision:Int!$input:TenantInput!){editTenant(revision:$revision input:$input){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<EditTenantMutation, EditTenantMutationVariables>;

export const AddOfficeDocument = "mutation AddOffice($input:OfficeInput!){addOffice(input:$input){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<AddOfficeMutation, AddOfficeMutationVariables>;

export const AddOfficesDocument = "mutation AddOffices($templates:[String!]!){addOffices(templates:$templates){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<AddOfficesMutation, AddOfficesMutationVariables>;

export const EditOfficeDocument = "mutation EditOffice($id:ID!$revision:Int!$input:OfficeInput!){editOffice(id:$id revision:$revision input:$input){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<EditOfficeMutation, EditOfficeMutationVariables>;

export const SetHoursDocument = "mutation SetHours($officeId:ID!$revision:Int!$hours:HoursInput!){setHours(officeId:$officeId revision:$revision hours:$hours){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<SetHoursMutation, SetHoursMutationVariables>;

export const SetReceptionDocument = "mutation SetReception($officeId:ID!$revision:Int!$input:ReceptionInput!){setReception(officeId:$officeId revision:$revision input:$input){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<SetReceptionMutation, SetReceptionMutationVariables>;

export const TryAlertDocument = "mutation TryAlert($officeId:ID!$way:AlertWay!){tryAlert(officeId:$officeId way:$way){__typename ...on AlertTried{trials{target fault status}}...on TooOften{retryAfterS}}}" as TypedDocument<TryAlertMutation, TryAlertMutationVariables>;

export const ArchiveOfficeDocument = "mutation ArchiveOffice($id:ID!$revision:Int!){archiveOffice(id:$id revision:$revision){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<ArchiveOfficeMutation, ArchiveOfficeMutationVariables>;

export const RestoreOfficeDocument = "mutation RestoreOffice($id:ID!$revision:Int!){restoreOffice(id:$id revision:$revision){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<RestoreOfficeMutation, RestoreOfficeMutationVariables>;

export const OrderOfficesDocument = "mutation OrderOffices($ids:[ID!]!){orderOffices(ids:$ids){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<OrderOfficesMutation, OrderOfficesMutationVariables>;

export const AddRoomDocument = "mutation AddRoom($officeId:ID!$input:RoomInput!){addRoom(officeId:$officeId input:$input){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<AddRoomMutation, AddRoomMutationVariables>;

export const EditRoomDocument = "mutation EditRoom($id:ID!$revision:Int!$input:RoomInput!){editRoom(id:$id revision:$revision input:$input){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<EditRoomMutation, EditRoomMutationVariables>;

export const ArchiveRoomDocument = "mutation ArchiveRoom($id:ID!$revision:Int!){archiveRoom(id:$id revision:$revision){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<ArchiveRoomMutation, ArchiveRoomMutationVariables>;

export const RestoreRoomDocument = "mutation RestoreRoom($id:ID!$revision:Int!){restoreRoom(id:$id revision:$revision){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<RestoreRoomMutation, RestoreRoomMutationVariables>;

export const OrderRoomsDocument = "mutation OrderRooms($officeId:ID!$ids:[ID!]!){orderRooms(officeId:$officeId ids:$ids){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<OrderRoomsMutation, OrderRoomsMutationVariables>;

export const InviteDocument = "mutation Invite($input:PersonInput!){invite(input:$input){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<InviteMutation, InviteMutationVariables>;

export const EditPersonDocument = "mutation EditPerson($id:ID!$revision:Int!$input:PersonInput!){editPerson(id:$id revision:$revision input:$input){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<EditPersonMutation, EditPersonMutationVariables>;

export const RemovePersonDocument = "mutation RemovePerson($id:ID!$revision:Int!){removePerson(id:$id revision:$revision){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<RemovePersonMutation, RemovePersonMutationVariables>;

export const UndoDocument = "mutation Undo($changeId:ID!){undo(changeId:$changeId){...OutcomeFields}}fragment OutcomeFields on ManageOutcome{__typename ...on Managed{changeId subjectId management{...ManagementFields}}...on Stale{by at management{...ManagementFields}}...on InvalidInput{field problem limit}...on HoursRefused{problems{...ProblemFields}}...on ManageRefused{reason}}fragment ManagementFields on Management{languages profile{...ProfileFields}offices{...OfficeFields}people{...PersonFields}officeTemplates{...TemplateFields}}fragment ProfileFields on TenantProfile{revision name translations{language name}languages siteUrl colour crestPath patron{month day}address phone email pec accessibilityUrl appointmentUrl reportUrl privacyContact retentionH relayOnly widgetHosts}fragment OfficeFields on ManagedOffice{id revision slug kind name summary translations{language name summary}hoursSyntax hours{text plan{...PlanFields}}archivedAt rooms{...RoomFields}people{id name}reception{...ReceptionFields}office{door{open phase text}}}fragment PlanFields on Plan{usual comment weeks{season{from to}intervals{day rhythm nths start end byAppointment comment}}closedOnHolidays exceptions{dates{from to}change comment intervals{start end byAppointment comment}}}fragment RoomFields on Room{id revision name provider url capacity servedBy{id name}welcome bring archivedAt}fragment ReceptionFields on Reception{closing alertAfterS alertEmails webhookUrl substituteId replies takesMessages appointments{slotMin atOnce noticeH horizonDays}}fragment PersonFields on Person{id revision name fiscalCodeHint email administers offices{id name}invitedAt linkedAt me}fragment TemplateFields on OfficeTemplate{slug kind name summary hoursText}fragment ProblemFields on HoursProblem{message offset week interval exception}" as TypedDocument<UndoMutation, UndoMutationVariables>;
