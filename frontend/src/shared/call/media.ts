/** Microphone and camera of this device: asking for them, and saying plainly what could not be had. */
import { ANY_DEVICES, type DeviceChoice, type DeviceIds, wantedOf } from "./choice";

export type Device = "microphone" | "camera";

/** Why a device is not there. `unsupported`: the browser offers none at all, or the page is not secure. */
export type Cause = "refused" | "missing" | "busy" | "unsupported";

/** What the person granted; a device that was wanted and has no track has its cause in `problems`. */
export interface MediaGrant {
  readonly stream: MediaStream;
  readonly problems: Readonly<Partial<Record<Device, Cause>>>;
  /** Which to take when one is turned on later. */
  readonly ids: DeviceIds;
}

const CONSTRAINTS: Readonly<Record<Device, MediaTrackConstraints>> = {
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  camera: {
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30 },
    facingMode: "user",
  },
};

/**
 * Asks for what is wanted at once, then for either alone: one refused or missing device must not cost the other.
 * Never fails; without any device the stream is empty and the person can still see, hear and be told.
 */
export async function acquireMedia(choice: DeviceChoice = ANY_DEVICES): Promise<MediaGrant> {
  const { ids } = choice;
  const wanted = wantedOf(choice);
  const grant = (stream: MediaStream, problems: MediaGrant["problems"]) => ({ stream, problems, ids });
  if (wanted.length === 0) return grant(new MediaStream(), {});
  const all = await ask(wanted, ids);
  if (all instanceof MediaStream) return grant(all, {});
  if (all === "unsupported" || wanted.length === 1) {
    return grant(new MediaStream(), Object.fromEntries(wanted.map((device) => [device, all])));
  }
  const audio = await ask(["microphone"], ids);
  if (audio instanceof MediaStream) return grant(audio, { camera: all });
  const video = await ask(["camera"], ids);
  if (video instanceof MediaStream) return grant(video, { microphone: audio });
  return grant(new MediaStream(), { microphone: audio, camera: video });
}

async function ask(wanted: readonly Device[], ids: DeviceIds): Promise<MediaStream | Cause> {
  // Absent outside of secure contexts, whatever the types say.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices?.getUserMedia) return "unsupported";
  const constraints = (device: Device) => wanted.includes(device) && withId(CONSTRAINTS[device], ids[device]);
  try {
    return await devices.getUserMedia({ audio: constraints("microphone"), video: constraints("camera") });
  } catch (error) {
    const picked = wanted.some((device) => ids[device] !== undefined);
    // What was picked once is gone: then what the browser would pick.
    return picked && nameOf(error) === "OverconstrainedError" ? ask(wanted, {}) : causeOf(error);
  }
}

/** Exactly: browsers pass over an ideal one without need. */
function withId(constraints: MediaTrackConstraints, id: string | undefined): MediaTrackConstraints {
  return id === undefined ? constraints : { ...constraints, deviceId: { exact: id } };
}

/** The cause behind what `getUserMedia` throws; names differ between browsers and versions. */
export function causeOf(error: unknown): Cause {
  switch (nameOf(error)) {
    case "NotAllowedError":
    case "SecurityError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    default:
      return "busy";
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

/** The tracks that are sent now. */
export interface LocalTracks {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
}

/** The devices during a call: on, off, and on again. */
export class LocalMedia {
  private microphone: MediaStreamTrack | null;
  private camera: MediaStreamTrack | null;
  private problems: MediaGrant["problems"];
  private closed = false;
  private readonly ids: DeviceIds;
  private readonly changed: () => void;

  /** Takes over the tracks of the grant: `close` stops them. `changed` is called after each change. */
  constructor(grant: MediaGrant, changed: () => void) {
    this.microphone = grant.stream.getAudioTracks()[0] ?? null;
    this.camera = grant.stream.getVideoTracks()[0] ?? null;
    this.problems = grant.problems;
    this.ids = grant.ids;
    this.changed = changed;
    this.watch("microphone", this.microphone);
    this.watch("camera", this.camera);
  }

  get tracks(): LocalTracks {
    return { microphone: this.microphone, camera: this.camera };
  }

  /** Why a device that should be on is not; empty while all is well. */
  get causes(): MediaGrant["problems"] {
    return this.problems;
  }

  isOn(device: Device): boolean {
    return device === "microphone" ? this.microphone?.enabled === true : this.camera !== null;
  }

  /** Turns the device on if it is off, and off if it is on. Asks for it anew where it has to. */
  async toggle(device: Device): Promise<void> {
    if (device === "microphone" && this.microphone) {
      this.microphone.enabled = !this.microphone.enabled;
    } else if (device === "camera" && this.camera) {
      // Stopped, not merely disabled: its light goes out, and the person can trust that.
      this.camera.stop();
      this.camera = null;
    } else {
      await this.acquire(device);
    }
    this.changed();
  }

  /** Lets go of both devices. */
  close(): void {
    this.closed = true;
    this.microphone?.stop();
    this.camera?.stop();
  }

  private async acquire(device: Device): Promise<void> {
    const got = await ask([device], this.ids);
    const track = got instanceof MediaStream ? (got.getTracks()[0] ?? null) : null;
    if (this.closed) {
      track?.stop();
      return;
    }
    const { [device]: _, ...others } = this.problems;
    this.problems = got instanceof MediaStream ? others : { ...others, [device]: got };
    this[device] = track;
    this.watch(device, track);
  }

  /** A device can be unplugged, or its permission taken back, at any time. */
  private watch(device: Device, track: MediaStreamTrack | null): void {
    track?.addEventListener("ended", () => {
      if (this[device] !== track) return;
      this[device] = null;
      this.problems = { ...this.problems, [device]: "missing" };
      this.changed();
    });
  }
}
