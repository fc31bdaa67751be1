/** What both sides have written, and what the other one is writing: to be seen at once, and read out in pieces. */
import { element, setText } from "../dom";
import type { CallText } from "../texts";
import { Aloud } from "./aloud";
import { LOSS, shown } from "./t140";
import type { Line, Talk } from "./talk";

/** Whoever writes nothing for so long has paused. */
const PAUSE_MS = 3_000;
/** So many pieces stay for a screen reader that is behind. */
const KEPT_PIECES = 3;

export class TextLog {
  readonly element = element("div", "call-text-log");
  /** Below the log and no part of it, so that it is read out only to who goes there. */
  readonly running = element("div", "call-text-running");
  readonly announcer = element("div", "visually-hidden");
  private readonly runningText = element("bdi", "");
  /** A long line scrolls, under the name of who writes it. */
  private readonly runningEnd = element("div", "call-text-running-end", this.runningText);
  private readonly t: CallText;
  private readonly peerName: string;
  private readonly clock: Intl.DateTimeFormat;
  private readonly aloud = new Aloud();
  private lastId = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(t: CallText, lang: string, peerName: string) {
    this.t = t;
    this.peerName = peerName;
    this.clock = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit" });
    this.element.setAttribute("role", "log");
    this.element.setAttribute("aria-label", t("call.text.log"));
    // The pieces are read out by the announcer; here the whole line would follow them once more.
    this.element.setAttribute("aria-live", "off");
    // It scrolls: the keyboard must be able to.
    this.element.tabIndex = 0;
    this.announcer.setAttribute("aria-live", "polite");
    this.prepareRunning(t("call.text.running", { name: shown(peerName) }));
  }

  /** Shows the talk as it is now; true where the other side has begun a line or finished one. */
  render(talk: Talk): boolean {
    const added = talk.lines.filter(({ id }) => id > this.lastId);
    const isAtEnd = this.isAtEnd();
    for (const line of added) this.append(line);
    while (this.element.childElementCount > talk.lines.length) this.element.firstElementChild?.remove();
    const begins = talk.running !== "" && this.runningText.textContent === "";
    this.renderRunning(shown(talk.running));
    if (isAtEnd || added.some(({ by }) => by === "self")) this.showEnd();
    return begins || added.some(({ by }) => by === "other");
  }

  /** Scrolls to the newest line. */
  showEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  close(): void {
    clearTimeout(this.pause);
  }

  private prepareRunning(name: string): void {
    const { running, runningEnd } = this;
    running.append(element("span", "call-text-who", name), runningEnd);
    running.hidden = true;
    runningEnd.tabIndex = 0;
    runningEnd.setAttribute("role", "group");
    runningEnd.setAttribute("aria-label", name);
  }

  private isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < 8;
  }

  private append({ id, by, text, at }: Line): void {
    this.lastId = id;
    if (by === "earlier" || by === "reloaded") {
      const remark = this.t(`call.text.${by}`);
      this.element.append(element("p", "call-text-remark", remark));
      this.say(remark);
      return;
    }
    const name = by === "self" ? this.t("call.you") : this.peerName;
    const time = element("time", "call-text-time", this.clock.format(at));
    time.dateTime = new Date(at).toISOString();
    const who = element("span", "call-text-who", element("bdi", "", shown(name)));
    const words = element("bdi", "", ...this.withLosses(shown(text)));
    this.element.append(element("p", `call-text-line call-text-${by}`, who, " ", time, " ", words));
    if (by === "other") this.sayOther(this.aloud.finished(shown(text)));
  }

  private renderRunning(text: string): void {
    if (this.runningText.textContent === text) return;
    this.running.hidden = text === "";
    setText(this.runningText, text);
    this.runningEnd.scrollTop = this.runningEnd.scrollHeight;
    clearTimeout(this.pause);
    if (text !== "") this.pause = setTimeout(() => this.sayOther(this.aloud.paused(text)), PAUSE_MS);
  }

  /** The text, with words where some of it is missing. */
  private withLosses(text: string): (Node | string)[] {
    const [first = "", ...others] = text.split(LOSS);
    return [first, ...others.flatMap((it) => [element("em", "", this.t("call.text.lost")), it])];
  }

  private sayOther(piece: string): void {
    if (piece !== "") this.say(`${this.peerName}: ${piece}`);
  }

  private say(words: string): void {
    this.announcer.append(element("p", "", words.replaceAll(LOSS, this.t("call.text.lost"))));
    while (this.announcer.childElementCount > KEPT_PIECES) this.announcer.firstElementChild?.remove();
  }
}
