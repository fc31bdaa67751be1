/** The parts of one office's page. */
export type OfficeSection = "data" | "hours" | "reception" | "rooms";

/** A page of the management. */
export type Place =
  | { readonly page: "overview" | "offices" | "people" | "tenant" | "register" }
  | { readonly page: "office"; readonly id: string; readonly section: OfficeSection };

const ROOT = "/gestione";
const PAGES = { offices: "uffici", people: "persone", tenant: "comune", register: "registro" } as const;
const SECTIONS = { data: "dati", hours: "orari", reception: "ricevimento", rooms: "stanze" } as const;

export function pathOf(place: Place): string {
  switch (place.page) {
    case "overview":
      return ROOT;
    case "office":
      return `${ROOT}/${PAGES.offices}/${encodeURIComponent(place.id)}/${SECTIONS[place.section]}`;
    default:
      return `${ROOT}/${PAGES[place.page]}`;
  }
}

/** `undefined` where there is no such page. An office without a section is its data. */
export function placeOf(pathname: string): Place | undefined {
  const [root, page, id, section = SECTIONS.data, ...rest] = pathname.split("/").filter(Boolean);
  if (`/${root}` !== ROOT || rest.length > 0) return undefined;
  if (page === undefined) return { page: "overview" };
  if (page === PAGES.offices && id !== undefined) {
    const found = entryOf(SECTIONS, section);
    return found && { page: "office", id: decodeURIComponent(id), section: found };
  }
  const found = id === undefined ? entryOf(PAGES, page) : undefined;
  return found && { page: found };
}

function entryOf<Key extends string>(words: Readonly<Record<Key, string>>, word: string): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => words[key] === word);
}
