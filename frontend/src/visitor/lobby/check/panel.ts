/** The check of camera and microphone while one waits: loaded when it is asked for. */
import { DEVICES, type Devices } from "../../../shared/call";
import { element, setText } from "../../../shared/call/dom";
import type { GraphqlClient } from "../../../shared/graphql/client";
import type { Lang } from "../../../shared/messages";
import { Hearing } from "./hearing";
import { Network } from "./network";
import { Pickers } from "./pickers";
import { Picture } from "./picture";
import { Problems } from "./problems";
import { type CheckText, checkTexts } from "./texts";
import { Ways } from "./ways";

interface Part {
  readonly element: HTMLElement;
  /** Shows what is so now. */
  render(): void;
}

/** What is seen of the check, under the button that asks for it. */
export class CheckPanel {
  private readonly devices: Devices;
  private readonly t: CheckText;
  private readonly status = element("p", "check-status");
  private readonly parts: readonly Part[];
  private readonly panel: HTMLElement;

  /** `place` is the server's section. */
  constructor(place: HTMLElement, devices: Devices, client: GraphqlClient, lang: Lang) {
    this.devices = devices;
    this.t = checkTexts(lang);
    this.status.setAttribute("role", "status");
    const [picture, hearing] = [new Picture(devices, this.t), new Hearing(devices, this.t)];
    const [problems, pickers, ways] = [
      new Problems(devices, this.t),
      new Pickers(devices, this.t),
      new Ways(devices, this.t),
    ];
    const network = new Network(client, this.t);
    this.parts = [picture, hearing, problems, network, pickers, ways];
    const trial = element("div", "check-trial", picture.element, hearing.element);
    this.panel = element(
      "div",
      "check-panel",
      this.status,
      problems.element,
      trial,
      network.element,
      pickers.element,
      ways.element,
    );
    // Where the focus goes when the button that was pressed has gone.
    this.panel.tabIndex = -1;
    place.append(this.panel);
    devices.onChange(() => this.render());
    this.render();
  }

  focus(): void {
    this.panel.focus({ preventScroll: true });
  }

  private render(): void {
    this.panel.dataset.state = this.devices.state;
    setText(this.status, this.sentence());
    for (const part of this.parts) part.render();
  }

  private sentence(): string {
    const { devices, t } = this;
    if (devices.state === "asking") return t("check.asking");
    if (devices.hidden) return t("check.hidden");
    const without = devices.choice.without;
    const has = DEVICES.filter((device) =>
      devices.state === "on" ? devices.track(device) : !without.includes(device),
    );
    const both = has.length === DEVICES.length;
    if (both) return t(devices.state === "on" ? "check.ready.both" : "check.off");
    return t(`check.ready.${has[0] ?? "none"}`);
  }
}
