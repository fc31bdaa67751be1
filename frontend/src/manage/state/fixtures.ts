import type {
  ManagementFieldsFragment,
  OfficeFieldsFragment,
  ProfileFieldsFragment,
  ReceptionFieldsFragment,
} from "../operations";

export const profile: ProfileFieldsFragment = {
  revision: 1,
  name: "Pescaglia",
  translations: [],
  languages: ["IT"],
  siteUrl: null,
  colour: null,
  crestPath: null,
  patron: null,
  address: null,
  phone: null,
  email: null,
  pec: null,
  accessibilityUrl: null,
  appointmentUrl: null,
  reportUrl: null,
  privacyContact: null,
  retentionH: 24,
  relayOnly: false,
  widgetHosts: [],
};

export const reception: ReceptionFieldsFragment = {
  closing: "SERVE_WAITING",
  alertAfterS: 60,
  alertEmails: [],
  webhookUrl: null,
  substituteId: null,
  replies: [],
  takesMessages: true,
  appointments: null,
};

export function office(id: string, known: Partial<OfficeFieldsFragment> = {}): OfficeFieldsFragment {
  return {
    id,
    revision: 1,
    slug: id,
    kind: "OFFICE",
    name: id,
    summary: "",
    translations: [],
    hoursSyntax: "off",
    hours: { text: "", plan: null },
    archivedAt: null,
    rooms: [],
    people: [],
    reception,
    office: null,
    ...known,
  };
}

export function management(known: Partial<ManagementFieldsFragment> = {}): ManagementFieldsFragment {
  const { languages } = profile;
  return { languages, profile, offices: [], people: [], officeTemplates: [], ...known };
}
