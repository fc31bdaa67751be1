import type { ManageText, Office } from "../../context";
import type { Language, OfficeInput, OfficeKind } from "../../operations";

/** As many characters as the server takes. */
export const SUMMARY_MAX = 255;

const KINDS: readonly OfficeKind[] = ["OFFICE", "COUNCILLOR", "MAYOR"];

export function kindOptions(t: ManageText): readonly (readonly [OfficeKind, string])[] {
  return KINDS.map((kind) => [kind, t(`kind.${kind}`)] as const);
}

export interface Words {
  readonly name: string;
  readonly summary: string;
}

/** What one writes of an office. */
export interface OfficeFields extends Words {
  readonly kind: OfficeKind;
  readonly slug: string;
  readonly translations: Readonly<Partial<Record<Language, Words>>>;
}

export function fieldsOf({ kind, name, slug, summary, translations }: Office): OfficeFields {
  const words = translations.map(
    (known) => [known.language, { name: known.name ?? "", summary: known.summary ?? "" }] as const,
  );
  return { kind, name, slug, summary, translations: Object.fromEntries(words) };
}

export function inputOf({ kind, name, slug, summary, translations }: OfficeFields): OfficeInput {
  const written = Object.entries(translations).filter(
    ([, words]) => words.name.trim() || words.summary.trim(),
  );
  return {
    kind,
    name,
    slug,
    summary,
    translations: written.map(([language, words]) => ({
      language: language as Language,
      name: words.name || null,
      summary: words.summary || null,
    })),
  };
}
