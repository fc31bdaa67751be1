import type { Profile } from "../../context";
import type { Language, TenantInput } from "../../operations";

/** What one writes of the comune; numbers and lists as they are typed. */
export interface TenantFields {
  readonly languages: readonly Language[];
  readonly translations: Readonly<Partial<Record<Language, string>>>;
  readonly siteUrl: string;
  readonly colour: string;
  /** `MM-DD`; empty for none. */
  readonly patron: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly pec: string;
  readonly accessibilityUrl: string;
  readonly appointmentUrl: string;
  readonly reportUrl: string;
  readonly privacyContact: string;
  readonly retentionH: string;
  readonly relayOnly: boolean;
  /** One a line. */
  readonly widgetHosts: string;
}

export function fieldsOf(profile: Profile): TenantFields {
  const { patron } = profile;
  return {
    languages: profile.languages,
    translations: Object.fromEntries(profile.translations.map(({ language, name }) => [language, name])),
    siteUrl: profile.siteUrl ?? "",
    colour: profile.colour ?? "",
    patron: patron ? `${pad(patron.month)}-${pad(patron.day)}` : "",
    address: profile.address ?? "",
    phone: profile.phone ?? "",
    email: profile.email ?? "",
    pec: profile.pec ?? "",
    accessibilityUrl: profile.accessibilityUrl ?? "",
    appointmentUrl: profile.appointmentUrl ?? "",
    reportUrl: profile.reportUrl ?? "",
    privacyContact: profile.privacyContact ?? "",
    retentionH: String(profile.retentionH),
    relayOnly: profile.relayOnly,
    widgetHosts: profile.widgetHosts.join("\n"),
  };
}

export function inputOf(fields: TenantFields): TenantInput {
  const [month, day] = fields.patron.split("-").map(Number);
  const names = Object.entries(fields.translations).filter(([, name]) => name.trim());
  return {
    languages: fields.languages,
    translations: names.map(([language, name]) => ({ language: language as Language, name })),
    siteUrl: fields.siteUrl || null,
    colour: fields.colour || null,
    patron: month && day ? { month, day } : null,
    address: fields.address || null,
    phone: fields.phone || null,
    email: fields.email || null,
    pec: fields.pec || null,
    accessibilityUrl: fields.accessibilityUrl || null,
    appointmentUrl: fields.appointmentUrl || null,
    reportUrl: fields.reportUrl || null,
    privacyContact: fields.privacyContact || null,
    // What is no number is out of range, and the server says so beside the field.
    retentionH: Number.parseInt(fields.retentionH, 10) || 0,
    relayOnly: fields.relayOnly,
    widgetHosts: fields.widgetHosts.split(/[\s,]+/).filter(Boolean),
  };
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
