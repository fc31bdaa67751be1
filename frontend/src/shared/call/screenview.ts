/** What is seen of shown screens: the other side's, large, and in words that one's own is being shown. */
import { Switch } from "./controls";
import { element, setText } from "./dom";
import type { OwnScreen } from "./screen";
import type { CallText } from "./texts";

/** The screen of the other side, with words under it. */
export class PeerScreen {
  readonly element = element("figure", "call-screen");
  private readonly video = element("video", "screen");
  private readonly sentence: string;
  private readonly stage: HTMLElement;

  /** `stage` makes room for it while it is there. */
  constructor(sentence: string, stage: HTMLElement) {
    this.sentence = sentence;
    this.stage = stage;
    this.video.autoplay = true;
    this.video.playsInline = true;
    // It comes without sound; said so, no browser waits for a touch before it plays.
    this.video.muted = true;
    this.video.setAttribute("aria-label", sentence);
    this.element.append(this.video, element("figcaption", "call-screen-words", sentence));
    this.element.hidden = true;
  }

  /** Shows what comes, or nothing. */
  show(stream: MediaStream | null): void {
    // Taken away as a whole: the last picture of one share is no business of the next.
    if (this.video.srcObject !== stream) this.video.srcObject = stream;
    this.element.hidden = stream === null;
    this.stage.classList.toggle("call-with-screen", stream !== null);
  }

  /** For the line that is read out; empty while nothing is shown. */
  get words(): string {
    return this.element.hidden ? "" : this.sentence;
  }
}

/** Begins to show one's own screen, says that it is seen and what that means, and ends it. */
export class ScreenControl {
  private readonly t: CallText;
  private readonly opener: Switch;
  private readonly stop = element("button", "btn btn-primary");
  private readonly words = element("p", "call-showing-words");
  private readonly notice = element("div", "call-showing");

  constructor(t: CallText, toggle: () => void) {
    this.t = t;
    this.opener = new Switch(t("call.screen"), t("call.screen.on"), "", toggle);
    this.stop.type = "button";
    this.stop.textContent = t("call.screen.stop");
    this.stop.addEventListener("click", toggle);
    this.words.setAttribute("role", "status");
    const warning = element("p", "call-showing-warning", t("call.screen.warning"));
    warning.id = "call-screen-warning";
    // Who hears the page is told before the button is pressed.
    this.button.setAttribute("aria-describedby", warning.id);
    this.notice.append(warning, this.stop);
  }

  /** Its place is among the other controls. */
  get button(): HTMLButtonElement {
    return this.opener.button;
  }

  /** To be seen near the controls. */
  get notices(): readonly HTMLElement[] {
    return [this.words, this.notice];
  }

  render(screen: OwnScreen): void {
    const showing = screen.state === "showing";
    const focusIsLost = !showing && document.activeElement === this.stop;
    this.opener.set(showing);
    this.stop.hidden = !showing;
    // From the moment at which one picks, and for as long as the screen is seen.
    this.notice.hidden = screen.state === "idle";
    setText(this.words, this.sentence(showing, screen.refused));
    if (focusIsLost) this.button.focus();
  }

  private sentence(showing: boolean, refused: boolean): string {
    if (showing) return this.t("call.screen.showing");
    return refused ? this.t("call.screen.refused") : "";
  }
}
