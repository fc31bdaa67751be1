/** The page of one door: when it opens or shuts, or its staff comes, the server's words are taken anew, and what was typed stays. */
import { setText } from "../../shared/call/dom";
import { refresher } from "../fresh";
import type { DoorOfficeFragment } from "../operations";
import { replaceMain } from "./replace";
import { showDoor } from "./show";

/** One knock changes the page of everybody who looks at the door; they do not all ask in the same instant. */
const SPREAD_MS = 3_000;

/** Follows the door of `main`; `onNew` is called with each main element that takes its place. */
export function officePage(
  first: HTMLElement,
  onNew: (main: HTMLElement) => void,
): (offices: readonly DoorOfficeFragment[]) => void {
  const slug = first.dataset.office;
  const status = document.querySelector("[data-page-status]");
  const typed = new Map<string, string>();
  let main = first;
  let latest: DoorOfficeFragment | null = null;
  let removed = false;
  let waiting: number | null = null;
  let open = main.querySelector('[data-open="true"]') !== null;
  let staffed = main.querySelector('[data-field="unstaffed"]:not([hidden])') === null;

  const refresh = refresher(
    () => first.dataset.address ?? location.href,
    (fresh) => {
      const next = fresh.querySelector<HTMLElement>("main");
      if (!next) return;
      document.title = fresh.title;
      replaceMain(main, next, typed);
      main = next;
      onNew(main);
      if (latest) showDoor(main, latest);
    },
  );

  return (offices) => {
    const office = offices.find((it) => it.slug === slug);
    if (!office) {
      // The door was taken away: the server has the words for that.
      if (!removed) void refresh();
      removed = true;
      return;
    }
    latest = office;
    showDoor(main, office);
    const come = office.door.staffed && !staffed;
    const gone = staffed && !office.door.staffed;
    const moved = waiting !== null && waiting !== office.door.waiting;
    const said = (gone || moved) && dropOutlook(main);
    // How long one waits is said where somebody is there.
    if (come || said) setTimeout(() => void refresh(), Math.random() * SPREAD_MS);
    ({ waiting, staffed } = office.door);
    if (office.door.open === open) return;
    open = office.door.open;
    if (status) setText(status, office.door.text);
    void refresh();
  };
}

/** What the page says of the time was said of another queue: it is taken away. Answers whether there was something. */
function dropOutlook(main: HTMLElement): boolean {
  const words = main.querySelectorAll("[data-outlook]");
  for (const word of words) word.remove();
  return words.length > 0;
}
