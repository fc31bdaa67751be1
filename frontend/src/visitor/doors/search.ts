/** Finds doors as one types, by the same rule as the server, which has made each door's words ready to be compared. */
import { setText } from "../../shared/call/dom";
import { toLang } from "../../shared/messages";
import { countWords } from "./board";

/** From the last key to the answer: nothing is said while one is still typing. */
const TYPING_MS = 250;

/** White space, the punctuation of ASCII, and quotation marks. */
const BETWEEN = /[\s!-/:-@[-`{-~‘’“”«»]+/;

/** The words of a search, without accents and capitals. */
export function wordsOf(text: string): string[] {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "");
  return bare
    .toLowerCase()
    .replaceAll("ß", "ss")
    .split(BETWEEN)
    .filter((word) => word !== "");
}

/** Whether each of the words is somewhere in what the server made of a door. */
export function finds(words: readonly string[], searched: string): boolean {
  return words.every((word) => searched.includes(word));
}

function fieldOf(main: HTMLElement): HTMLInputElement | null {
  return main.querySelector("[data-search] input[type=search]");
}

/** Shows the doors that are looked for, by words and by whether they are open, and says how many they are. */
export function showFound(main: HTMLElement): void {
  const text = fieldOf(main)?.value.trim() ?? "";
  const words = wordsOf(text);
  const onlyOpen = main.dataset.onlyOpen !== undefined;
  let found = 0;
  for (const group of main.querySelectorAll<HTMLElement>("[data-group]")) {
    const items = [...group.querySelectorAll<HTMLElement>("[data-item]")];
    for (const item of items) {
      const open = item.querySelector('[data-open="true"]') !== null;
      item.hidden = !(open || !onlyOpen) || !finds(words, item.dataset.words ?? "");
    }
    const shown = items.filter((item) => !item.hidden).length;
    group.hidden = shown === 0;
    found += shown;
  }
  sayFound(main, text === "" ? null : found);
}

/** `found`: null where nothing is looked for. */
function sayFound(main: HTMLElement, found: number | null): void {
  const status = main.querySelector<HTMLElement>('[data-field="found"]');
  if (status) setText(status, wordsFor(found, status.dataset));
  const nothing = main.querySelector<HTMLElement>('[data-field="nothing"]');
  if (nothing) nothing.hidden = found !== 0;
}

function wordsFor(found: number | null, forms: DOMStringMap): string {
  if (found === null) return "";
  if (found === 0) return forms.none ?? "";
  return countWords(found, toLang(document.documentElement.lang), forms);
}

/** Makes the search of a page answer as one types. */
export function searchable(main: HTMLElement): void {
  const field = fieldOf(main);
  if (!field?.form) return;
  let timer = 0;
  const answer = () => {
    clearTimeout(timer);
    showFound(main);
    keepAddress(main, field.value.trim());
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(answer, TYPING_MS);
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
}

/** The address and the ways to the other filter say what is looked for, so that they can be gone back to and shared. */
function keepAddress(main: HTMLElement, text: string): void {
  const searching = (address: string) => {
    const url = new URL(address, location.href);
    if (text === "") url.searchParams.delete("cerca");
    else url.searchParams.set("cerca", text);
    return url.href;
  };
  for (const link of main.querySelectorAll<HTMLAnchorElement>("[data-filter]"))
    link.href = searching(link.href);
  history.replaceState(history.state, "", searching(location.href));
}
