/** Builds what a widget shows. Everything that people wrote goes in as text. */
import type { DoorNow, State } from "./state";

interface Attributes {
  readonly class?: string;
  readonly href?: string;
  readonly lang?: string;
  readonly dir?: string;
  readonly target?: string;
  readonly rel?: string;
  readonly role?: string;
  readonly "aria-label"?: string;
}

export function element(
  tag: string,
  attributes: Attributes,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** In a frame a page of ours cannot be shown: it opens beside. */
export function link(href: string, text: string, attributes: Attributes = {}): HTMLElement {
  const beside = window === window.parent ? {} : { target: "_blank", rel: "noopener" };
  return element("a", { href, ...beside, ...attributes }, text);
}

/** The doors with their state. */
export function list({ contentLang, title, url, doors }: State, all: boolean): readonly Node[] {
  const items = doors.map((door) => doorItem(door, contentLang));
  const heading = all ? [element("p", { class: "title" }, link(url, title))] : [];
  return [...heading, element("ul", { role: "list", "aria-label": title }, ...items)];
}

function doorItem(door: DoorNow, lang: string): HTMLElement {
  const action = link(door.url, door.action, {
    class: "action",
    "aria-label": `${door.action}: ${door.name}`,
  });
  return element(
    "li",
    { class: door.open ? "open" : "" },
    element("p", { class: "name", lang, dir: "auto" }, door.name),
    element("p", { class: "state", dir: "auto" }, door.text),
    action,
  );
}
