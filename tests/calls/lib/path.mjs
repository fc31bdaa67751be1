/**
 * By which way media comes to this page: of the pair that is in use, the kind of the own candidate and, where that is
 * a relay's, how the relay is reached.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<'direct' | 'udp' | 'tcp' | 'tls' | undefined>}
 */
export function pathOf(page) {
  return page.evaluate(async () => {
    const pc = globalThis.peerConnections.findLast((it) => it.connectionState === 'connected');
    const reports = [...((await pc?.getStats()) ?? new Map()).values()];
    const used = reports.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
    const pair = reports.find(({ id }) => id === used);
    const ends = [pair?.localCandidateId, pair?.remoteCandidateId].map((end) => reports.find(({ id }) => id === end));
    if (!ends[0]) return undefined;
    return ends[0].candidateType === 'relay' ? ends[0].relayProtocol : 'direct';
  });
}

/** @returns {Promise<string>} all that this page was told of where the other side is */
export function toldOfTheOther(page) {
  return page.evaluate(async () => {
    const told = globalThis.peerConnections.map(({ remoteDescription }) => remoteDescription?.sdp ?? '');
    for (const pc of globalThis.peerConnections) {
      for (const report of (await pc.getStats()).values()) {
        if (report.type === 'remote-candidate') told.push(`${report.candidateType} ${report.address}`);
      }
    }
    return told.join('\n');
  });
}

/**
 * Asks the relay for a place with these credentials.
 * @returns {Promise<'a place' | number>} the code of the refusal, where it is one (RFC 8489, 14.8)
 */
export function asksTheRelay(page, server) {
  return page.evaluate(async (server) => {
    const pc = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy: 'relay' });
    pc.createDataChannel('trial');
    const answer = new Promise((resolve) => {
      pc.onicecandidate = ({ candidate }) => candidate && resolve('a place');
      // 701 is no answer of the relay's: one of the browser's own ways does not lead there.
      pc.onicecandidateerror = ({ errorCode }) => errorCode !== 701 && resolve(errorCode);
    });
    await pc.setLocalDescription();
    return answer.finally(() => pc.close());
  }, server);
}

/** Keeps the longest time between two pictures of the other side, from now on. */
export function watchPicture(page) {
  return page.evaluate(() => {
    const video = document.querySelector('video.remote');
    globalThis.picture = { last: performance.now(), gap: 0 };
    const seen = () => {
      const now = performance.now();
      globalThis.picture.gap = Math.max(globalThis.picture.gap, now - globalThis.picture.last);
      globalThis.picture.last = now;
      video.requestVideoFrameCallback(seen);
    };
    video.requestVideoFrameCallback(seen);
  });
}

/** @returns {Promise<number>} the longest time without a picture since `watchPicture`, in ms, what lasts included */
export function longestGap(page) {
  return page.evaluate(() => Math.max(globalThis.picture.gap, performance.now() - globalThis.picture.last));
}
