import { element } from "../../../shared/call/dom";

let labels = 0;

/** A label and what it names, beside each other. */
export function labelled(label: string, control: HTMLElement): [HTMLLabelElement, HTMLElement] {
  labels += 1;
  control.id = `check-${labels}`;
  const made = element("label", "", label);
  made.htmlFor = control.id;
  return [made, control];
}
