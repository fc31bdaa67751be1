import {
  type Devices,
  type Inventory,
  inUse,
  type Kind,
  type Listed,
  takeInventory,
} from "../../../shared/call";
import { element } from "../../../shared/call/dom";
import { labelled } from "./labelled";
import type { CheckText } from "./texts";
import { playTone } from "./tone";

const KINDS: readonly Kind[] = ["camera", "microphone", "speaker"];

/** Where there is more than one camera, microphone or speaker: which to take. And a sound to try the speaker. */
export class Pickers {
  readonly element: HTMLElement;
  private readonly devices: Devices;
  private readonly t: CheckText;
  private readonly lists: Readonly<Record<Kind, List>>;
  private inventory: Inventory = { microphone: [], camera: [], speaker: [] };

  constructor(devices: Devices, t: CheckText) {
    this.devices = devices;
    this.t = t;
    const list = (kind: Kind) => new List(t(`check.${kind}`), (id) => devices.pick(kind, id));
    this.lists = { microphone: list("microphone"), camera: list("camera"), speaker: list("speaker") };
    const tone = element("button", "btn btn-outline-primary", t("check.tone"));
    tone.type = "button";
    tone.addEventListener("click", () => void playTone(devices.choice.ids.speaker));
    const sound = element("p", "check-tone", tone, " ", element("span", "", t("check.toneHint")));
    this.element = element("div", "check-pickers", ...KINDS.map((kind) => this.lists[kind].element), sound);
    navigator.mediaDevices?.addEventListener("devicechange", () => void this.take());
  }

  render(): void {
    const on = this.devices.state === "on";
    this.element.hidden = !on;
    // Names and ids are told with the permission, and not before.
    if (on) void this.take();
  }

  private async take(): Promise<void> {
    this.inventory = await takeInventory();
    for (const kind of KINDS) this.show(kind);
  }

  private show(kind: Kind): void {
    const all = this.inventory[kind];
    const { choice } = this.devices;
    const possible =
      kind === "speaker" ? "setSinkId" in HTMLMediaElement.prototype : !choice.without.includes(kind);
    const settings =
      kind === "speaker" ? { deviceId: choice.ids.speaker } : this.devices.track(kind)?.getSettings();
    const names = all.map((it, index) => ({
      id: it.id,
      name: it.name || this.t("check.numbered", { kind: this.t(`check.${kind}`), number: index + 1 }),
    }));
    this.lists[kind].show(possible && all.length > 1 ? names : [], inUse(all, settings ?? {}));
  }
}

/** One list with its label; hidden while there is nothing to choose. */
class List {
  readonly element: HTMLElement;
  private readonly select = element("select", "form-select");
  private shown = "";

  constructor(label: string, pick: (id: string) => void) {
    this.select.addEventListener("change", () => pick(this.select.value));
    this.element = element("div", "check-labelled", ...labelled(label, this.select));
  }

  show(names: readonly Pick<Listed, "id" | "name">[], current: Listed | null): void {
    this.element.hidden = names.length === 0;
    // An open list must not be written anew under the finger.
    if (JSON.stringify(names) !== this.shown) {
      this.shown = JSON.stringify(names);
      this.select.replaceChildren(...names.map(({ id, name }) => new Option(name, id)));
    }
    this.select.value = current?.id ?? names[0]?.id ?? "";
  }
}
