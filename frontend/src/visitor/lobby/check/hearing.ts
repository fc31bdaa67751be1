import { type Devices, Ear, watchLevel } from "../../../shared/call";
import { element, setText } from "../../../shared/call/dom";
import { labelled } from "./labelled";
import type { CheckText } from "./texts";

/** How loud the microphone is, as a bar and in words. */
export class Hearing {
  readonly element: HTMLElement;
  private readonly devices: Devices;
  private readonly t: CheckText;
  private readonly meter = element("meter", "check-meter");
  private readonly word = element("p", "check-heard");
  private watched: MediaStreamTrack | null = null;
  private stop: () => void = () => undefined;

  constructor(devices: Devices, t: CheckText) {
    this.devices = devices;
    this.t = t;
    this.meter.max = 1;
    this.word.setAttribute("role", "status");
    this.element = element("div", "check-labelled", ...labelled(t("check.level"), this.meter), this.word);
  }

  render(): void {
    const microphone = this.devices.state === "on" ? this.devices.track("microphone") : null;
    this.element.hidden = microphone === null;
    if (microphone === this.watched) return;
    this.stop();
    this.watched = microphone;
    this.stop = microphone ? this.watch(microphone) : () => undefined;
  }

  private watch(microphone: MediaStreamTrack): () => void {
    const ear = new Ear();
    this.meter.value = 0;
    setText(this.word, this.t("check.hearing.listening"));
    return watchLevel(microphone, (level) => {
      this.meter.value = level;
      const hearing = ear.hear(level, performance.now());
      this.word.dataset.hearing = hearing;
      setText(this.word, this.t(`check.hearing.${hearing}`));
    });
  }
}
