/** What a try of the devices has found so far. */
export interface Findings {
  readonly camera: Finding;
  readonly microphone: Finding;
  readonly connection: Finding;
}

export type Finding = "trying" | "works" | "missing" | "denied" | "fails";

export const NOTHING_YET: Findings = { camera: "trying", microphone: "trying", connection: "trying" };

/** How long two ends in the same page may take to meet. */
const MEETING_MS = 8_000;

/** Asks for both devices; for each alone where one of them is missing. Never rejects. */
export async function openDevices(media: MediaDevices | undefined): Promise<{
  readonly stream: MediaStream | undefined;
  readonly camera: Finding;
  readonly microphone: Finding;
}> {
  if (!media) return { stream: undefined, camera: "missing", microphone: "missing" };
  try {
    const stream = await media.getUserMedia({ video: true, audio: true });
    return { stream, camera: "works", microphone: "works" };
  } catch {
    const [video, audio] = await Promise.allSettled([
      media.getUserMedia({ video: true }),
      media.getUserMedia({ audio: true }),
    ]);
    const streams = [video, audio].flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const tracks = streams.flatMap((one) => one.getTracks());
    return {
      stream: tracks.length > 0 ? new MediaStream(tracks) : undefined,
      camera: findingOf(video),
      microphone: findingOf(audio),
    };
  }
}

function findingOf(asked: PromiseSettledResult<MediaStream>): Finding {
  if (asked.status === "fulfilled") return "works";
  const { name } = asked.reason as DOMException;
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotFoundError" ? "missing" : "fails";
}

/** Sends the tracks from one end to another, both in this page, and waits for the first that arrives. */
export async function tryConnection(stream: MediaStream, signal: AbortSignal): Promise<Finding> {
  const here = new RTCPeerConnection();
  const there = new RTCPeerConnection();
  here.onicecandidate = ({ candidate }) => void there.addIceCandidate(candidate ?? undefined);
  there.onicecandidate = ({ candidate }) => void here.addIceCandidate(candidate ?? undefined);
  for (const track of stream.getTracks()) here.addTrack(track, stream);
  const arrived = firstMedia(there, signal);
  try {
    await here.setLocalDescription();
    if (here.localDescription) await there.setRemoteDescription(here.localDescription);
    await there.setLocalDescription();
    if (there.localDescription) await here.setRemoteDescription(there.localDescription);
    return (await arrived) ? "works" : "fails";
  } catch {
    return "fails";
  } finally {
    here.close();
    there.close();
  }
}

/** A track is muted until media flows. */
function firstMedia(end: RTCPeerConnection, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), MEETING_MS);
    const settle = (arrived: boolean) => {
      clearTimeout(late);
      resolve(arrived);
    };
    end.ontrack = ({ track }) => {
      if (!track.muted) settle(true);
      track.onunmute = () => settle(true);
    };
    signal.addEventListener("abort", () => settle(false));
  });
}

/** Tells how loud the microphone is, from 0 to 1, with each frame. Returns how to stop. */
export function watchLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  let frame = 0;
  const measure = () => {
    analyser.getByteTimeDomainData(samples);
    // 128 is silence; loud speech swings by about a quarter of the range.
    const swing = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    onLevel(Math.min(1, swing / 32));
    frame = requestAnimationFrame(measure);
  };
  measure();
  return () => {
    cancelAnimationFrame(frame);
    void context.close();
  };
}
