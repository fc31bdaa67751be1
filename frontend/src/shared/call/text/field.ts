/** One's own line, while it is being written. */
import { element } from "../dom";
import type { CallText } from "../texts";
import { headOf, linesOf } from "./t140";
import type { Talk } from "./talk";

/** More is not taken at once: a text of this length is ten seconds under way. */
export const LONGEST_TEXT = 20_000;
/** A longer line is ended at a space: to correct its beginning, all of it would have to be sent again. */
const LONGEST_LINE = 1_000;

export class TextField {
  readonly element = element("div", "call-text-write");
  /** More was put in than is taken at once. */
  overfull = false;
  private readonly input = element("textarea", "form-control call-text-field");
  private readonly whole = element("input", "");
  private readonly talk: Talk;

  constructor(t: CallText, talk: Talk) {
    this.talk = talk;
    this.prepareInput();
    const label = element("label", "call-text-label", t("call.text.field"));
    label.htmlFor = this.input.id;
    const hint = element("p", "call-text-hint", t("call.text.hint"));
    hint.id = "call-text-hint";
    this.input.setAttribute("aria-describedby", hint.id);
    this.whole.type = "checkbox";
    this.whole.addEventListener("change", () => this.take());
    const choice = element("label", "call-text-whole", this.whole, t("call.text.whole"));
    this.element.append(label, this.input, hint, choice);
  }

  focus(): void {
    this.input.focus();
  }

  /** Makes a change to what stands around the field: it stays in sight if it was. */
  hold(change: () => void): void {
    const wasInSight = this.isInSight();
    change();
    if (wasInSight) this.show();
  }

  /** Brings the field into sight, where somebody is writing in it. */
  show(): void {
    if (document.activeElement === this.input) this.input.scrollIntoView({ block: "nearest" });
  }

  private isInSight(): boolean {
    const { top, bottom } = this.input.getBoundingClientRect();
    const { offsetTop, height } = window.visualViewport ?? { offsetTop: 0, height: window.innerHeight };
    return top < offsetTop + height && bottom > offsetTop;
  }

  private prepareInput(): void {
    const { input } = this;
    input.id = "call-text-field";
    input.rows = 2;
    input.maxLength = LONGEST_TEXT;
    input.enterKeyHint = "send";
    input.autocomplete = "off";
    // Not the key: a keyboard on glass has none, and while characters are being composed it means something else.
    input.addEventListener("beforeinput", (event) => {
      if (event.inputType !== "insertLineBreak" && event.inputType !== "insertParagraph") return;
      event.preventDefault();
      this.finish();
    });
    input.addEventListener("input", () => this.take());
  }

  /** Takes what stands in the field; what was pasted may have more lines than one. */
  private take(): void {
    const { input } = this;
    this.overfull = input.value.length >= LONGEST_TEXT;
    const lines = linesOf(input.value).flatMap(wrapped);
    const current = lines.pop() ?? "";
    for (const line of lines) this.finishLine(line);
    // Only where it must be: it would move the cursor, and disturb what is being composed.
    if (lines.length > 0) input.value = current;
    if (!this.whole.checked) this.talk.type(current);
  }

  private finish(): void {
    for (const line of linesOf(this.input.value).flatMap(wrapped)) this.finishLine(line);
    this.input.value = "";
    this.overfull = false;
  }

  private finishLine(line: string): void {
    if (line.trim() !== "") this.talk.finish(line);
    else this.talk.type("");
  }
}

/** A line in pieces that are not too long, cut at spaces where there are any. */
function wrapped(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > LONGEST_LINE) {
    const space = rest.lastIndexOf(" ", LONGEST_LINE);
    const piece = space > 0 ? rest.slice(0, space) : headOf(rest, LONGEST_LINE);
    pieces.push(piece);
    rest = rest.slice(piece.length).trimStart();
  }
  return [...pieces, rest];
}
