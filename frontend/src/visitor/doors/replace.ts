const TYPED = "input[type=text], input[type=search], textarea";

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Puts a newer main element in the place of one. `typed` keeps what was typed, by the id of the field, also while the
 * newer one has no such field; the place of the cursor is kept too.
 */
export function replaceMain(main: HTMLElement, next: HTMLElement, typed: Map<string, string>): void {
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
