/** The page of one door: when it opens or shuts the server's words are taken anew, and what was typed stays. */
import { setText } from "../../shared/call/dom";
import { refresher } from "../fresh";
import type { DoorOfficeFragment } from "../operations";
import { replaceMain } from "./replace";
import { showDoor } from "./show";

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
  let gone = false;
  let open = main.querySelector('[data-open="true"]') !== null;

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
      if (!gone) void refresh();
      gone = true;
      return;
    }
    latest = office;
    showDoor(main, office);
    if (office.door.open === open) return;
    open = office.door.open;
    if (status) setText(status, office.door.text);
    void refresh();
  };
}
