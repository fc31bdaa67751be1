/** Whether a call would get through this network, tried for real. */

/** How the relay is reached: `slow` means over TCP, where a lost packet holds up all that follow. */
export type Reach = "good" | "slow" | "none";

/** A relay that has not answered by then would make nobody happy in a call either. */
const LIMIT_MS = 10_000;

/** Two connections of this page meet at the relay. Nothing of the person's goes over them. */
export async function tryRelays(iceServers: RTCIceServer[]): Promise<Reach> {
  const ways: RTCConfiguration = { iceServers, iceTransportPolicy: "relay" };
  const [near, far] = [new RTCPeerConnection(ways), new RTCPeerConnection(ways)];
  try {
    const met = meet(near, far).then(() => true);
    const late = new Promise<false>((resolve) => setTimeout(resolve, LIMIT_MS, false));
    return (await Promise.race([met, late])) ? await reachOf(near) : "none";
  } finally {
    near.close();
    far.close();
  }
}

/** Resolves once something could be said. */
async function meet(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
  const opened = new Promise<void>((resolve) => {
    near.createDataChannel("trial").onopen = () => resolve();
  });
  const described = describe(near, far);
  tellCandidates(near, far, described);
  tellCandidates(far, near, described);
  await described;
  await opened;
}

async function describe(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
}

function tellCandidates(from: RTCPeerConnection, to: RTCPeerConnection, described: Promise<void>): void {
  from.onicecandidate = async ({ candidate }) => {
    await described.catch(() => undefined);
    // One that comes after the end of the trial is of no use and does no harm.
    if (candidate) await to.addIceCandidate(candidate).catch(() => undefined);
  };
}

async function reachOf(pc: RTCPeerConnection): Promise<Reach> {
  const reports = [...(await pc.getStats()).values()];
  const used = reports.find(({ type }) => type === "transport")?.selectedCandidatePairId;
  const pair = reports.find(({ id }) => id === used);
  const own = reports.find(({ id }) => id === pair?.localCandidateId);
  // Not every browser says how; what has come through is good enough then.
  return own?.relayProtocol === "tcp" || own?.relayProtocol === "tls" ? "slow" : "good";
}
