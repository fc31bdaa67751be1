import { DEVICES, type Device, type Devices } from "../../../shared/call";
import { element } from "../../../shared/call/dom";
import type { CheckText } from "./texts";

/** The ways on: off, without one device, with it again, or by text alone. */
export class Ways {
  readonly element = element("div", "check-ways");
  private readonly devices: Devices;
  private readonly stop: HTMLButtonElement;
  private readonly without: Readonly<Record<Device, HTMLButtonElement>>;
  private readonly again: Readonly<Record<Device, HTMLButtonElement>>;
  private readonly both: HTMLButtonElement;

  constructor(devices: Devices, t: CheckText) {
    this.devices = devices;
    const left = () => devices.choice.without;
    const leave = (device: Device) =>
      button(t(`check.without.${device}`), () => devices.without([...left(), device]));
    const use = (device: Device) =>
      button(t(`check.with.${device}`), () => devices.without(left().filter((it) => it !== device)));
    this.stop = button(t("check.stop"), () => devices.close());
    this.without = { microphone: leave("microphone"), camera: leave("camera") };
    this.again = { microphone: use("microphone"), camera: use("camera") };
    this.both = button(t("check.without.both"), () => devices.without(DEVICES));
    this.element.append(this.stop);
    for (const device of ["camera", "microphone"] as const) {
      this.element.append(this.without[device], this.again[device]);
    }
    this.element.append(this.both);
  }

  render(): void {
    const { choice, state } = this.devices;
    const focused = document.activeElement;
    this.stop.hidden = !DEVICES.some((device) => this.devices.track(device));
    for (const device of DEVICES) {
      const left = choice.without.includes(device);
      this.without[device].hidden = left || state === "off";
      this.again[device].hidden = !left;
    }
    this.both.hidden = choice.without.length > 0 || state === "off";
    this.keepFocus(focused);
  }

  /** A button that was pressed gives its place to another; the focus must not fall out of the page. */
  private keepFocus(focused: Element | null): void {
    if (!(focused instanceof HTMLElement) || !focused.hidden || !this.element.contains(focused)) return;
    const pairs = DEVICES.map((device) => [this.without[device], this.again[device]] as const);
    const pair = pairs.find((it) => it.some((one) => one === focused));
    const heir =
      pair?.find((it) => !it.hidden) ?? this.element.querySelector<HTMLElement>("button:not([hidden])");
    heir?.focus();
  }
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = element("button", "btn btn-outline-primary", label);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}
