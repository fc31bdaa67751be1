import type { ManageText, MessageKey } from "../context";

/** Fields of inputs that the register may name, with the words of their forms. */
const LABELS: Readonly<Record<string, MessageKey>> = {
  languages: "tenant.languages",
  translations: "tenant.translations",
  siteUrl: "tenant.siteUrl",
  colour: "tenant.colour",
  crest: "tenant.crest",
  patron: "tenant.patron",
  address: "tenant.address",
  phone: "tenant.phone",
  email: "tenant.email",
  pec: "tenant.pec",
  accessibilityUrl: "tenant.accessibilityUrl",
  appointmentUrl: "tenant.appointmentUrl",
  reportUrl: "tenant.reportUrl",
  privacyContact: "tenant.privacyContact",
  retentionH: "tenant.retentionH",
  relayOnly: "tenant.relayOnly",
  widgetHosts: "tenant.widgetHosts",
  name: "office.name",
  slug: "office.slug",
  kind: "office.kind",
  summary: "office.summary",
  hours: "section.hours",
  closing: "reception.closing",
  alertAfterS: "reception.alertAfterS",
  alertEmails: "reception.alertEmails",
  webhookUrl: "reception.webhookUrl",
  webhookKey: "reception.webhookKey",
  substitute: "reception.substitute",
  replies: "reception.replies",
  takesMessages: "reception.takesMessages",
  slotMin: "reception.slotMin",
  atOnce: "reception.atOnce",
  noticeH: "reception.noticeH",
  horizonDays: "reception.horizonDays",
  provider: "room.provider",
  url: "room.url",
  capacity: "room.capacity",
  servedBy: "room.servedBy",
  welcome: "room.welcome",
  bring: "room.bring",
  fiscalCode: "person.fiscalCode",
  administers: "person.administers",
  offices: "person.offices",
  order: "register.order",
};

/** A field as people read it; as the API calls it where that is all one knows. */
export function fieldName(field: string, t: ManageText): string {
  const key = LABELS[field];
  return key ? t(key) : field;
}

/** Values of fields that hold one of a few words of the API. */
const VALUES: Readonly<Record<string, MessageKey>> = {
  "kind.OFFICE": "kind.OFFICE",
  "kind.COUNCILLOR": "kind.COUNCILLOR",
  "kind.MAYOR": "kind.MAYOR",
  "provider.BUILTIN": "room.provider.BUILTIN",
  "provider.LINK": "room.provider.LINK",
  "closing.SERVE_WAITING": "closing.SERVE_WAITING",
  "closing.TURN_AWAY": "closing.TURN_AWAY",
  "takesMessages.true": "yes",
  "takesMessages.false": "no",
  "administers.true": "yes",
  "administers.false": "no",
};

/** A value as people read it. */
export function fieldValue(field: string, value: string, t: ManageText): string {
  const key = VALUES[`${field}.${value}`];
  return key ? t(key) : value;
}
