import type { ManagementFieldsFragment } from "../operations";
import type { Place } from "./places";

/** What a comune needs before citizens can knock, in the order in which one does it. */
type Step = "tenant" | "crest" | "offices" | "hours" | "people";

export interface FirstStep {
  readonly step: Step;
  readonly done: boolean;
  readonly place: Place;
}

/** The hours of an office for which none were set: the door stays shut. */
const NO_HOURS = "off";

/** For administrators; nobody else sets up a comune. */
export function firstSteps(management: ManagementFieldsFragment): readonly FirstStep[] {
  const { profile, people } = management;
  if (!profile || !people) return [];
  const offices = management.offices.filter(({ archivedAt }) => archivedAt === null);
  const withoutHours = offices.find(({ hoursSyntax }) => hoursSyntax.trim() === NO_HOURS);
  const unstaffed = offices.some((office) => office.people.length === 0);
  return [
    {
      step: "tenant",
      done: Boolean((profile.phone || profile.email || profile.pec) && profile.privacyContact),
      place: { page: "tenant" },
    },
    { step: "crest", done: profile.crestPath !== null, place: { page: "tenant" } },
    { step: "offices", done: offices.length > 0, place: { page: "offices" } },
    {
      step: "hours",
      done: offices.length > 0 && !withoutHours,
      place: withoutHours ? { page: "office", id: withoutHours.id, section: "hours" } : { page: "offices" },
    },
    { step: "people", done: offices.length > 0 && !unstaffed, place: { page: "people" } },
  ];
}
