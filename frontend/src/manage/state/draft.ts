/** What somebody is writing, and what it began from. */
export interface Draft<Fields extends object> {
  /** As it was saved when the writing began. */
  readonly base: Fields;
  /** The revision of `base`: what a save is based on. */
  readonly revision: number;
  readonly fields: Fields;
  /** One's own fields, put aside to look at a colleague's. */
  readonly aside: Fields | undefined;
}

export function begin<Fields extends object>(saved: Fields, revision: number): Draft<Fields> {
  return { base: saved, revision, fields: saved, aside: undefined };
}

/** Compared as they are sent: fields are plain data. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function isDirty<Fields extends object>({ base, fields, aside }: Draft<Fields>): boolean {
  return aside !== undefined || !same(base, fields);
}

/** What is saved has changed elsewhere: followed where nothing was written, left for the save to meet otherwise. */
export function follow<Fields extends object>(
  draft: Draft<Fields>,
  saved: Fields,
  revision: number,
): Draft<Fields> {
  return isDirty(draft) ? draft : begin(saved, revision);
}

/** Their version is shown; one's own is put aside. */
export function takeTheirs<Fields extends object>(
  draft: Draft<Fields>,
  saved: Fields,
  revision: number,
): Draft<Fields> {
  return { ...begin(saved, revision), aside: rebased(draft, saved) };
}

/** One's own changes on top of their version; what one did not touch stays theirs. */
export function reapply<Fields extends object>(
  draft: Draft<Fields>,
  saved: Fields,
  revision: number,
): Draft<Fields> {
  return { base: saved, revision, fields: draft.aside ?? rebased(draft, saved), aside: undefined };
}

function rebased<Fields extends object>({ base, fields }: Draft<Fields>, saved: Fields): Fields {
  const touched = Object.entries(fields).filter(
    ([name, value]) => !same(value, base[name as keyof Fields] ?? null),
  );
  return { ...saved, ...Object.fromEntries(touched) };
}
