/** The page of all doors: their states are kept true, and doors that come or go are taken from the server. */
import { setText } from "../../shared/call/dom";
import { refresher } from "../fresh";
import type { DoorOfficeFragment } from "../operations";
import { changedDoors } from "./board";
import { replaceMain } from "./replace";
import { searchable, showFound } from "./search";
import { showDoor, showSummary } from "./show";

/** Follows the doors of `main`; `onNew` is called with each main element that takes its place. */
export function homePage(
  first: HTMLElement,
  onNew: (main: HTMLElement) => void,
): (offices: readonly DoorOfficeFragment[]) => void {
  const status = document.querySelector("[data-page-status]");
  const typed = new Map<string, string>();
  let main = first;
  let latest: readonly DoorOfficeFragment[] | null = null;

  const show = (offices: readonly DoorOfficeFragment[]) => {
    for (const office of offices) showDoor(main, office);
    showSummary(main, offices);
    showFound(main);
  };
  const refresh = refresher(
    () => location.href,
    (fresh) => {
      const next = fresh.querySelector<HTMLElement>("main");
      if (!next) return;
      replaceMain(main, next, typed);
      main = next;
      searchable(main);
      onNew(main);
      if (latest) show(latest);
    },
  );

  searchable(main);
  showFound(main);
  return (offices) => {
    const changed = changedDoors(latest, offices);
    latest = offices;
    show(offices);
    if (status && changed.length > 0) {
      setText(status, changed.map(({ name, door }) => `${name}: ${door.text}`).join(". "));
    }
    if (!hasDoors(main, offices)) void refresh();
  };
}

/** Whether the page shows exactly these doors. */
function hasDoors(main: HTMLElement, offices: readonly DoorOfficeFragment[]): boolean {
  const shown = new Set([...main.querySelectorAll<HTMLElement>("[data-door]")].map((it) => it.dataset.door));
  return shown.size === offices.length && offices.every(({ slug }) => shown.has(slug));
}
