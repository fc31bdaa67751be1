/** Makes an element with a class and children. Text is set as text, never as markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/** Writes a text only where it differs: a live region reads out each write. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
