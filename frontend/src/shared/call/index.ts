/** The built-in call, browser to browser: the same for the visitor's lobby and for the console. */
import { Rejected } from "../graphql/errors";
import { acquireMedia, LocalMedia } from "./media";
import { type Phase, stateOf } from "./phase";
import { OwnScreen } from "./screen";
import { CallSession, fetchSetup, type Seat, type Setup } from "./session";
import { supportProblem } from "./support";
import { TextPanel } from "./text/panel";
import { Talk } from "./text/talk";
import { callTexts } from "./texts";
import type { CallHandle, CallOptions } from "./types";
import { CallView } from "./view";

export { DEVICES } from "./choice";
export { Devices } from "./devices";
export { type Inventory, inUse, type Kind, type Listed, takeInventory } from "./inventory";
export { Ear, watchLevel } from "./level";
export type { Device, MediaGrant } from "./media";
export { supportProblem } from "./support";

/** How long to wait before the server is asked again for what joining needs. */
const SETUP_RETRY_MS = 2_000;

const NO_CALL: CallHandle = { close: () => undefined };

/**
 * Joins the call of a visit and shows it in `root`. Asks for the devices unless they are given.
 * Does not reject: where no call is possible, `onState` is told why, in words for the person.
 */
export async function startCall(options: CallOptions): Promise<CallHandle> {
  const t = callTexts(options.lang);
  const problem = supportProblem();
  if (problem) return fail(options, t(`call.failed.${problem}`));
  const [media, setup] = await Promise.all([options.media ?? acquireMedia(), setupOf(options)]);
  if (!setup) {
    for (const track of media.stream.getTracks()) track.stop();
    return fail(options, t("call.failed.gone"));
  }
  return join(options, media, setup);
}

function join(
  options: CallOptions,
  granted: Awaited<ReturnType<typeof acquireMedia>>,
  setup: Setup,
): CallHandle {
  const { root, client } = options;
  const t = callTexts(options.lang);
  const peerName = options.peerName || t(`call.peer.${options.side}`);
  const talk = new Talk();
  const text = new TextPanel(t, options.lang, peerName, talk);
  const view = new CallView(root, t, peerName, text, {
    toggle: (device) => void media.toggle(device),
    showScreen: OwnScreen.possible ? () => void screen.toggle() : null,
    retry: () => session.retry(),
    leave: options.onLeave ?? null,
  });
  if (granted.ids.speaker) view.setSpeaker(granted.ids.speaker);
  const media = new LocalMedia(granted, () => session.mediaChanged());
  const screen = new OwnScreen(() => session.mediaChanged());
  let told: Phase | null = null;
  let closed = false;
  const session = new CallSession({
    client,
    seat: seatOf(options),
    setup,
    media,
    screen,
    talk,
    changed(picture) {
      if (closed) return;
      view.render(picture, media, screen);
      if (picture.phase !== told) options.onState(stateOf(picture.phase));
      told = picture.phase;
    },
  });
  return {
    close() {
      closed = true;
      session.close();
      view.clear();
    },
  };
}

/**
 * Asks early for what joining needs, to be given to `startCall`; null where the server does not tell it yet, or is
 * out of reach.
 */
export function prepareSetup(
  options: Pick<CallOptions, "client" | "visitId" | "side">,
): Promise<Setup | null> {
  return fetchSetup(options.client, seatOf(options)).catch(() => null);
}

async function setupOf(options: CallOptions): Promise<Setup | null> {
  return (await options.setup) ?? patientSetup(options);
}

/** The server may be out of reach for a moment just when the call begins. */
async function patientSetup(options: CallOptions): Promise<Setup | null> {
  for (;;) {
    try {
      return await fetchSetup(options.client, seatOf(options));
    } catch (error) {
      if (error instanceof Rejected) return null;
      options.onState({ kind: "recovering" });
      await new Promise((resolve) => setTimeout(resolve, SETUP_RETRY_MS));
    }
  }
}

function seatOf({ visitId, side }: Pick<CallOptions, "visitId" | "side">): Seat {
  return { visitId, side: side === "clerk" ? "CLERK" : "VISITOR" };
}

function fail({ onState }: CallOptions, message: string): CallHandle {
  onState({ kind: "failed", message });
  return NO_CALL;
}
