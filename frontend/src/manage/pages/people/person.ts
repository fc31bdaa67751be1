import type { Person } from "../../context";
import type { PersonInput } from "../../operations";

/** What one writes of a person. */
export interface PersonFields {
  readonly name: string;
  /** Empty on editing: the one that is known stays. */
  readonly fiscalCode: string;
  readonly email: string;
  readonly administers: boolean;
  readonly offices: readonly string[];
}

export const NEW_PERSON: PersonFields = {
  name: "",
  fiscalCode: "",
  email: "",
  administers: false,
  offices: [],
};

export function fieldsOf({ name, email, administers, offices }: Person): PersonFields {
  return { name, fiscalCode: "", email: email ?? "", administers, offices: offices.map(({ id }) => id) };
}

export function inputOf({ fiscalCode, email, ...rest }: PersonFields): PersonInput {
  const code = fiscalCode.replace(/\s/g, "").toUpperCase();
  return { ...rest, email: email.trim() || null, ...(code && { fiscalCode: code }) };
}
