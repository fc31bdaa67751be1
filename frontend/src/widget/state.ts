/** What `/widget/stato.json` answers. */
export interface DoorNow {
  readonly slug: string;
  readonly name: string;
  readonly url: string;
  readonly open: boolean;
  readonly phase: string;
  readonly text: string;
  readonly action: string;
}

export interface State {
  /** Of the words. */
  readonly lang: string;
  /** Of the names. */
  readonly contentLang: string;
  readonly title: string;
  readonly url: string;
  readonly doors: readonly DoorNow[];
}

/** The address of the state of one door, or of all where there is no slug. */
export function stateAddress(origin: string, slug: string, lang: string): string {
  const address = new URL("/widget/stato.json", origin);
  if (slug) address.searchParams.set("ufficio", slug);
  if (lang) address.searchParams.set("lang", lang);
  return address.href;
}

/** The address of the page of one door, or of all. */
export function pageAddress(origin: string, slug: string): string {
  return new URL(slug ? `/uffici/${encodeURIComponent(slug)}` : "/", origin).href;
}

/** What has changed, in a sentence for each door; empty where nothing has, and at first. */
export function changes(before: State | null, now: State): string {
  if (!before) return "";
  const known = new Map(before.doors.map(({ slug, text }) => [slug, text]));
  return now.doors
    .filter(({ slug, text }) => known.get(slug) !== text)
    .map(({ name, text }) => `${name}: ${text}`)
    .join(". ");
}
