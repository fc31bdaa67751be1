import type { Devices } from "../../../shared/call";
import { element } from "../../../shared/call/dom";
import type { CheckText } from "./texts";

/** What the camera sees, turned round as in a mirror. */
export class Picture {
  readonly element: HTMLElement;
  private readonly devices: Devices;
  private readonly video = element("video", "check-video");
  private readonly nothing: HTMLElement;
  private readonly caption: HTMLElement;

  constructor(devices: Devices, t: CheckText) {
    this.devices = devices;
    this.video.autoplay = true;
    this.video.playsInline = true;
    this.video.muted = true;
    this.video.setAttribute("aria-label", t("check.picture"));
    this.nothing = element("p", "check-nothing", t("check.noPicture"));
    this.caption = element("figcaption", "", t("check.picture"));
    const frame = element("div", "check-frame", this.video, this.nothing);
    this.element = element("figure", "check-picture", frame, this.caption);
  }

  render(): void {
    const camera = this.devices.track("camera");
    this.element.hidden = this.devices.state !== "on";
    this.video.hidden = camera === null;
    this.caption.hidden = camera === null;
    this.nothing.hidden = camera !== null;
    const shown = this.video.srcObject instanceof MediaStream ? this.video.srcObject.getTracks()[0] : null;
    if ((shown ?? null) !== camera) this.video.srcObject = camera && new MediaStream([camera]);
  }
}
