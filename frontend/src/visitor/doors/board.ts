import { type Lang, pluralOf } from "../../shared/messages";
import type { DoorOfficeFragment } from "../operations";

/** How many doors take a knock, and which of the others opens first. */
export interface Summary {
  readonly open: number;
  /** Null where a door is open, or nobody knows when one opens. */
  readonly next: DoorOfficeFragment | null;
}

export function summaryOf(offices: readonly DoorOfficeFragment[]): Summary {
  const open = offices.filter(({ door }) => door.open).length;
  const opening = offices.filter(({ door }) => door.opensAt !== null);
  const next = opening.reduce<DoorOfficeFragment | null>(
    (first, it) => (first && instant(first) <= instant(it) ? first : it),
    null,
  );
  return { open, next: open === 0 ? next : null };
}

function instant({ door }: DoorOfficeFragment): number {
  return Date.parse(door.opensAt ?? "");
}

/** The doors that take a knock now and did not before, or the other way round. */
export function changedDoors(
  before: readonly DoorOfficeFragment[] | null,
  now: readonly DoorOfficeFragment[],
): DoorOfficeFragment[] {
  const open = new Map(before?.map(({ slug, door }) => [slug, door.open]));
  return now.filter(({ slug, door }) => open.has(slug) && open.get(slug) !== door.open);
}

/** The words of the page for so many people or doors: the page has each plural form, with `{n}` in the place of the number. */
export function countWords(
  count: number,
  lang: Lang,
  forms: Readonly<Partial<Record<string, string>>>,
): string {
  return (pluralOf(lang, count, (form) => forms[form]) ?? "").replace("{n}", String(count));
}
