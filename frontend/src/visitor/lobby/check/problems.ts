import { DEVICES, type Device, type Devices } from "../../../shared/call";
import { element } from "../../../shared/call/dom";
import { wayOf } from "./refusal";
import type { CheckText } from "./texts";

/** Why a device is not there, and what to press. */
export class Problems {
  readonly element = element("div", "check-problems");
  private readonly devices: Devices;
  private readonly t: CheckText;
  private told = "";

  constructor(devices: Devices, t: CheckText) {
    this.devices = devices;
    this.t = t;
    this.element.setAttribute("role", "alert");
  }

  render(): void {
    const { devices } = this;
    // While the browser asks, what it said before is no longer so.
    const sentences = devices.state === "on" ? this.sentences() : [];
    if (sentences.join("\n") === this.told) return;
    this.told = sentences.join("\n");
    this.element.replaceChildren(...(sentences.length > 0 ? [this.alert(sentences)] : []));
  }

  private sentences(): string[] {
    const { devices, t } = this;
    const problems = DEVICES.flatMap((device): [Device, string][] => {
      const problem = devices.problem(device);
      return problem ? [[device, problem]] : [];
    });
    const causes = problems.map(([, problem]) => problem);
    if (causes.includes("unsupported")) return [t("check.problem.unsupported")];
    const sentences = DEVICES.flatMap((device) => {
      const problem = devices.problem(device);
      return problem && problem !== "unsupported" ? [t(`check.problem.${device}.${problem}`)] : [];
    });
    // One place in the browser holds both permissions.
    if (causes.includes("refused")) {
      sentences.push(t(`check.way.${wayOf(navigator.userAgent, navigator.maxTouchPoints)}`));
    }
    return sentences;
  }

  private alert(sentences: readonly string[]): HTMLElement {
    const retry = element("button", "btn btn-primary", this.t("check.retry"));
    retry.type = "button";
    retry.addEventListener("click", () => this.devices.open());
    const words = sentences.map((sentence) => element("p", "", sentence));
    return element("div", "alert alert-warning", ...words, retry);
  }
}
