/** The devices before a call: tried, chosen, and held open until the call takes them over. */
import { DEVICES, type DeviceChoice, type DeviceIds, loadChoice, saveChoice, wantedOf } from "./choice";
import { acquireMedia, type Cause, type Device, type MediaGrant } from "./media";

/** `unplugged`: it was there, and went. */
export type DeviceProblem = Cause | "unplugged";

/** `asking`: the browser has been asked, and nobody has answered it yet. */
export type DevicesState = "off" | "asking" | "on";

/**
 * Brings what is open in line with what is wanted, whatever is pressed meanwhile. The browser is asked one thing at a
 * time; an answer that comes when it is no longer wanted turns nothing on.
 */
export class Devices {
  private wishes: DeviceChoice = loadChoice();
  private wanted = false;
  private unseen = false;
  private asked = false;
  private taking = false;
  private readonly tracks = new Map<Device, MediaStreamTrack>();
  private readonly failures = new Map<Device, DeviceProblem>();
  private readonly listeners = new Set<() => void>();

  get state(): DevicesState {
    if (!this.wanted) return "off";
    return this.missing.length > 0 ? "asking" : "on";
  }

  get choice(): DeviceChoice {
    return this.wishes;
  }

  track(device: Device): MediaStreamTrack | null {
    return this.tracks.get(device) ?? null;
  }

  /** Why a device that is wanted is not there; null while all is well. */
  problem(device: Device): DeviceProblem | null {
    return this.failures.get(device) ?? null;
  }

  /** Calls back after each change. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Turns on what is wanted, asking the browser where it must; what failed before is tried again. */
  open(): void {
    this.wanted = true;
    this.unseen = false;
    this.failures.clear();
    this.settle();
  }

  /** Whether everything is off because nobody looked at the page. */
  get hidden(): boolean {
    return this.unseen;
  }

  /** Turns everything off. */
  close(why?: "hidden"): void {
    if (this.taking) return;
    this.unseen = why === "hidden" && this.tracks.size > 0;
    this.wanted = false;
    this.failures.clear();
    this.settle();
  }

  /** Does without these devices, or with them again, now and in the call. */
  without(devices: readonly Device[]): void {
    this.choose({ ...this.wishes, without: devices });
  }

  /** Takes one of several devices, now and in the call. */
  pick(kind: Device | "speaker", id: string): void {
    if (kind !== "speaker") {
      // Many phones open one camera at a time: the other goes first.
      this.drop(kind);
      this.failures.delete(kind);
    }
    this.choose({ ...this.wishes, ids: { ...this.wishes.ids, [kind]: id } });
  }

  /** Hands the devices over to a call, which closes them. Asks for what is not open yet; a failure stays one. */
  async take(): Promise<MediaGrant> {
    this.wanted = true;
    this.taking = true;
    this.settle();
    await this.settled();
    const stream = new MediaStream([...this.tracks.values()]);
    const problems = Object.fromEntries([...this.failures].map(([device, why]) => [device, causeFor(why)]));
    this.tracks.clear();
    this.taking = false;
    this.close();
    return { stream, problems, ids: this.wishes.ids };
  }

  private choose(choice: DeviceChoice): void {
    this.wishes = choice;
    saveChoice(choice);
    this.settle();
  }

  private get missing(): Device[] {
    return wantedOf(this.wishes).filter((device) => !this.tracks.has(device) && !this.failures.has(device));
  }

  private settle(): void {
    const wanted = this.wanted ? wantedOf(this.wishes) : [];
    for (const device of [...this.tracks.keys()]) if (!wanted.includes(device)) this.drop(device);
    for (const device of [...this.failures.keys()])
      if (!wanted.includes(device)) this.failures.delete(device);
    const { missing } = this;
    if (this.wanted && missing.length > 0 && !this.asked) void this.ask(missing, this.wishes.ids);
    for (const listener of [...this.listeners]) listener();
  }

  private async ask(missing: readonly Device[], ids: DeviceIds): Promise<void> {
    this.asked = true;
    const without = DEVICES.filter((device) => !missing.includes(device));
    const { stream, problems } = await acquireMedia({ without, ids });
    this.asked = false;
    for (const track of stream.getTracks()) {
      const device = track.kind === "audio" ? "microphone" : "camera";
      if (ids[device] === this.wishes.ids[device]) this.keep(device, track);
      // Another one was picked meanwhile, and is asked for next.
      else track.stop();
    }
    for (const device of missing) {
      const problem = problems[device];
      if (problem) this.failures.set(device, problem);
    }
    this.settle();
  }

  private keep(device: Device, track: MediaStreamTrack): void {
    this.drop(device);
    this.tracks.set(device, track);
    track.addEventListener("ended", () => {
      if (this.tracks.get(device) !== track) return;
      this.tracks.delete(device);
      this.failures.set(device, "unplugged");
      this.settle();
    });
  }

  private drop(device: Device): void {
    this.tracks.get(device)?.stop();
    this.tracks.delete(device);
  }

  private settled(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.state === "asking") return;
        this.listeners.delete(look);
        resolve();
      };
      this.listeners.add(look);
      look();
    });
  }
}

function causeFor(problem: DeviceProblem): Cause {
  return problem === "unplugged" ? "missing" : problem;
}
