/** Chromium with invented devices, and what can be learnt of a page's peer connections from outside. */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // The tests' machines may have no network but the loopback one.
  "--allow-loopback-in-peer-connection",
  "--disable-features=WebRtcHideLocalIpsWithMdns",
];

/** `asks`: permissions are those of the context. `without`: there is no device at all. */
export type Devices = "granted" | "asks" | "without";

const DEVICE_FLAGS: Record<Devices, string[]> = {
  granted: ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  asks: ["--use-fake-device-for-media-stream"],
  without: ["--use-fake-ui-for-media-stream"],
};

export function launch(devices: Devices): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: [...FLAGS, ...DEVICE_FLAGS[devices]] });
}

/** A page whose peer connections can be looked at: the product itself keeps them to itself. */
export async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    class Watched extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    }
    Object.assign(window, { RTCPeerConnection: Watched, made });
  });
  await page.goto(url);
  return page;
}

export interface Received {
  /** Frames decoded and bytes of sound received, over the newest connection. */
  readonly frames: number;
  readonly audioBytes: number;
  /** How many connections the page has made. */
  readonly connections: number;
}

export function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const { made } = window as unknown as { made: RTCPeerConnection[] };
    let frames = 0;
    let audioBytes = 0;
    for (const it of (await made.at(-1)?.getStats())?.values() ?? []) {
      if (it.type !== "inbound-rtp") continue;
      frames += it.framesDecoded ?? 0;
      if (it.kind === "audio") audioBytes += it.bytesReceived;
    }
    return { frames, audioBytes, connections: made.length };
  });
}

/** Closes the newest connection behind the product's back: nothing more comes through, and nobody says so. */
export function breakConnection(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as { made: RTCPeerConnection[] }).made.at(-1)?.close());
}
