/** The row of buttons under the picture. */
import { element, setText } from "./dom";
import type { Device } from "./media";
import type { CallText } from "./texts";

export interface ControlActions {
  toggle(device: Device): void;
  /** Shows one's own screen, or no longer; null where the browser cannot. */
  showScreen: (() => void) | null;
  retry(): void;
  leave: (() => void) | null;
}

export class Controls {
  readonly element: HTMLElement;
  private readonly switches: Record<Device, Switch>;
  private readonly retry: HTMLButtonElement;

  /** `others` are made elsewhere and have their place among these. */
  constructor(t: CallText, whole: HTMLElement, others: readonly HTMLElement[], actions: ControlActions) {
    this.switches = {
      microphone: new Switch(t("call.microphone"), t("call.on"), t("call.off"), () =>
        actions.toggle("microphone"),
      ),
      camera: new Switch(t("call.camera"), t("call.on.camera"), t("call.off.camera"), () =>
        actions.toggle("camera"),
      ),
    };
    this.retry = button("btn btn-primary", t("call.retry"), actions.retry);
    this.retry.hidden = true;
    this.element = element("div", "call-controls");
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", t("call.controls"));
    this.element.append(this.retry, this.switches.microphone.button, this.switches.camera.button, ...others);
    if (document.fullscreenEnabled) this.element.append(fullscreenButton(t, whole));
    if (actions.leave) this.element.append(button("btn btn-danger", t("call.leave"), actions.leave));
  }

  /** Shows which devices are on, and whether there is something to try again. */
  render(isOn: (device: Device) => boolean, offerRetry: boolean): void {
    this.switches.microphone.set(isOn("microphone"));
    this.switches.camera.set(isOn("camera"));
    this.retry.hidden = !offerRetry;
  }
}

/** A button that stays pressed. What it is at stands in words too, for those who see it and not its state. */
export class Switch {
  readonly button: HTMLButtonElement;
  private readonly word = element("span", "call-switch-word");
  private readonly on: string;
  private readonly off: string;

  constructor(label: string, on: string, off: string, click: () => void) {
    this.on = on;
    this.off = off;
    this.word.setAttribute("aria-hidden", "true");
    this.button = button("btn call-switch", label, click);
    this.button.append(this.word);
  }

  set(on: boolean): void {
    this.button.setAttribute("aria-pressed", String(on));
    setText(this.word, on ? this.on : this.off);
  }
}

/** Takes the words and the controls along: a full screen must not be a place without a way to be silent. */
function fullscreenButton(t: CallText, whole: HTMLElement): HTMLButtonElement {
  const made = button("btn btn-outline-primary", t("call.fullscreen"), () => {
    // The browser says no by itself where it must; there is nothing to add.
    const done = document.fullscreenElement ? document.exitFullscreen() : whole.requestFullscreen();
    done.catch(() => undefined);
  });
  made.setAttribute("aria-pressed", "false");
  whole.addEventListener("fullscreenchange", () => {
    made.setAttribute("aria-pressed", String(document.fullscreenElement === whole));
  });
  return made;
}

function button(className: string, label: string, click: () => void): HTMLButtonElement {
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", click);
  return made;
}
