/** Runs in the page before its scripts: keeps each peer connection where a test can ask it for figures. */
export function collectPeerConnections() {
  const Original = globalThis.RTCPeerConnection;
  globalThis.peerConnections = [];
  if (!Original) return;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(...args) {
      super(...args);
      globalThis.peerConnections.push(this);
    }
  };
}

/**
 * What this side has received and decoded so far in the calls that are alive.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{framesDecoded: number, audioPackets: number}>}
 */
export function received(page) {
  return page.evaluate(async () => {
    const sum = { framesDecoded: 0, audioPackets: 0 };
    const alive = globalThis.peerConnections.filter((pc) => pc.connectionState === 'connected');
    for (const pc of alive) {
      for (const report of (await pc.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue;
        if (report.kind === 'video') sum.framesDecoded += report.framesDecoded ?? 0;
        else sum.audioPackets += report.packetsReceived ?? 0;
      }
    }
    return sum;
  });
}

/**
 * Waits until video frames are decoded and sound arrives, and both have grown since a first look.
 * @param {import('playwright-core').Page} page
 */
export async function mediaFlows(page) {
  const first = await grown(page, { framesDecoded: 0, audioPackets: 0 });
  await grown(page, first);
}

async function grown(page, { framesDecoded, audioPackets }) {
  const deadline = performance.now() + 20_000;
  let now;
  while (performance.now() < deadline) {
    now = await received(page);
    if (now.framesDecoded > framesDecoded && now.audioPackets > audioPackets) return now;
    await page.waitForTimeout(100);
  }
  throw new Error(
    `media does not flow: ${JSON.stringify(now)} after ${JSON.stringify({ framesDecoded, audioPackets })}`,
  );
}
