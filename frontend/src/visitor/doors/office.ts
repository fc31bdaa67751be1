/** The page of one door: when it opens or shuts the server's words are taken anew, and what was typed stays. */
import { setText } from "../../shared/call/dom";
import { refresher } from "../fresh";
import type { DoorOfficeFragment } from "../operations";
import { showDoor } from "./show";

const TYPED = "input[type=text], textarea";

type Field = HTMLInputElement | HTMLTextAreaElement;

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
  let open = main.querySelector('[data-open="true"]') !== null;

  const refresh = refresher(main.dataset.address ?? location.href, (fresh) => {
    const next = fresh.querySelector<HTMLElement>("main");
    if (!next) return;
    document.title = fresh.title;
    replaceMain(main, next, typed);
    main = next;
    onNew(main);
    if (latest) showDoor(main, latest);
  });

  return (offices) => {
    const office = offices.find((it) => it.slug === slug);
    if (!office) return;
    latest = office;
    showDoor(main, office);
    if (office.door.open === open) return;
    open = office.door.open;
    if (status) setText(status, office.door.text);
    void refresh();
  };
}

/** Keeps what was typed, also while the door is shut and there is no form, and the place of the cursor. */
function replaceMain(main: HTMLElement, next: HTMLElement, typed: Map<string, string>): void {
  for (const field of main.querySelectorAll<Field>(TYPED)) typed.set(field.id, field.value);
  const focused = main.contains(document.activeElement) ? document.activeElement : null;
  const cursor = focused?.matches(TYPED) ? cursorOf(focused as Field) : null;
  // The document that was fetched gives focus to its errors, which is for a page that is opened.
  for (const it of next.querySelectorAll("[autofocus]")) it.removeAttribute("autofocus");
  main.replaceWith(next);
  for (const field of next.querySelectorAll<Field>(TYPED)) field.value = typed.get(field.id) ?? field.value;
  if (!focused) return;
  const same = focused.id && next.querySelector<Field>(`#${CSS.escape(focused.id)}`);
  (same || next).focus({ preventScroll: true });
  if (same && cursor) same.setSelectionRange(...cursor);
}

function cursorOf(field: Field): [number, number] {
  return [field.selectionStart ?? 0, field.selectionEnd ?? 0];
}
