/** One peer connection, of one epoch. It decides nothing: when to offer, repair or close is the machine's. */
import { type ControlMessage, parseControl } from "./control";
import type { Ice } from "./ice";

/** Data channels are agreed beforehand, by number. */
const CONTROL_CHANNEL_ID = 12;
/** As RFC 8865 asks for it: ordered, reliable, and named after T.140. */
const TEXT_CHANNEL = { negotiated: true, id: 10, protocol: "t140", ordered: true } as const;
/** Text beyond so many bytes waits with its writer, which knows how to keep it, rather than in the browser. */
const TEXT_BUFFER_BYTES = 16_384;

/** The media lines, in the order in which they stand in every offer. They never change; only tracks do. */
const LINES = ["microphone", "camera", "screen"] as const;

/** The tracks that are sent now, each on its line. */
export type SentTracks = Readonly<Record<(typeof LINES)[number], MediaStreamTrack | null>>;

export interface ConnectionEvents {
  candidate(candidate: RTCIceCandidateInit): void;
  /** The other page can be told something from now on. */
  opened(): void;
  control(message: ControlMessage): void;
  /** A block of the other side's real-time text. */
  text(block: string): void;
}

/** What is heard on the connection, as it stands now. */
export interface Vitals {
  /** Bytes of sound and picture received since the connection was made. */
  readonly bytes: number;
  /** Messages received on the control channel since then. */
  readonly messages: number;
  /** Loudness of the other side and of this one, 0 to 1. */
  readonly remoteLevel: number;
  readonly localLevel: number;
}

export class Connection {
  readonly epoch: number;
  /** What comes from the other side: its tracks are there from the first description on, silent until they flow. */
  readonly remote = new MediaStream();
  /** The other side's screen, in the same way. */
  readonly remoteScreen = new MediaStream();
  private readonly pc: RTCPeerConnection;
  private readonly control: RTCDataChannel;
  private readonly text: RTCDataChannel;
  /** Sound and picture in one group are played in step. */
  private readonly group = new MediaStream();
  private messages = 0;
  private tracks: SentTracks;

  constructor(epoch: number, ice: Ice, tracks: SentTracks, events: ConnectionEvents) {
    this.epoch = epoch;
    this.tracks = tracks;
    this.pc = new RTCPeerConnection({ ...ice, bundlePolicy: "max-bundle" });
    this.control = this.pc.createDataChannel("control", { negotiated: true, id: CONTROL_CHANNEL_ID });
    this.control.onopen = () => events.opened();
    this.control.onmessage = ({ data }) => {
      this.messages += 1;
      const message = parseControl(data);
      if (message) events.control(message);
    };
    this.text = this.pc.createDataChannel("rtt", TEXT_CHANNEL);
    this.text.onmessage = ({ data }) => {
      if (typeof data === "string") events.text(data);
    };
    this.pc.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) events.candidate(candidate.toJSON());
    };
    this.pc.ontrack = ({ track, transceiver }) => {
      const isScreen = this.pc.getTransceivers().indexOf(transceiver) === LINES.indexOf("screen");
      (isScreen ? this.remoteScreen : this.remote).addTrack(track);
    };
  }

  /** Makes an offer. With `restart`, one that looks for new network paths, with these servers. */
  async offer(restart: boolean, ice: Ice): Promise<string> {
    if (this.pc.getTransceivers().length === 0) {
      this.pc.addTransceiver("audio", { streams: [this.group] });
      this.pc.addTransceiver("video", { streams: [this.group] });
      this.pc.addTransceiver("video");
    }
    if (restart) {
      this.pc.setConfiguration({ ...this.pc.getConfiguration(), ...ice });
      this.pc.restartIce();
    }
    await this.sendTracks();
    await this.preferFluency();
    await this.pc.setLocalDescription();
    return this.description();
  }

  /** The offer made last, with all candidates found since. */
  description(): string {
    return this.pc.localDescription?.sdp ?? "";
  }

  /** Takes an offer and makes the answer. */
  async answer(sdp: string): Promise<string> {
    await this.pc.setRemoteDescription({ type: "offer", sdp });
    // Transceivers made before the offer would not be matched to its lines: those that it made are turned around.
    for (const [line, transceiver] of this.pc.getTransceivers().entries()) {
      transceiver.direction = "sendrecv";
      if (line < LINES.indexOf("screen")) transceiver.sender.setStreams(this.group);
    }
    await this.sendTracks();
    await this.preferFluency();
    await this.pc.setLocalDescription();
    return this.description();
  }

  /** Takes the answer to the offer made last. */
  async accept(sdp: string): Promise<void> {
    await this.pc.setRemoteDescription({ type: "answer", sdp });
  }

  async addCandidates(candidates: readonly RTCIceCandidateInit[]): Promise<void> {
    for (const candidate of candidates) {
      // One that belongs to an earlier round is of no use and does no harm.
      await this.pc.addIceCandidate(candidate).catch(() => undefined);
    }
  }

  /** Sends these tracks from now on, without a new offer. */
  async replaceTracks(tracks: SentTracks): Promise<void> {
    this.tracks = tracks;
    await this.sendTracks();
  }

  /** Says something to the other page; false where the channel is not open. */
  tell(message: ControlMessage): boolean {
    if (this.control.readyState !== "open") return false;
    this.control.send(JSON.stringify(message));
    return true;
  }

  /** Whether real-time text can be sent now. */
  get takesText(): boolean {
    return this.text.readyState === "open" && this.text.bufferedAmount < TEXT_BUFFER_BYTES;
  }

  /** Sends a block of real-time text. To be called where `takesText` is true. */
  sendText(block: string): void {
    this.text.send(block);
  }

  async vitals(): Promise<Vitals> {
    let bytes = 0;
    let remoteLevel = 0;
    let localLevel = 0;
    for (const report of (await this.pc.getStats()).values()) {
      if (report.type === "inbound-rtp") {
        bytes += report.bytesReceived ?? 0;
        if (report.kind === "audio") remoteLevel = report.audioLevel ?? 0;
      } else if (report.type === "media-source" && report.kind === "audio") {
        localLevel = report.audioLevel ?? 0;
      }
    }
    return { bytes, messages: this.messages, remoteLevel, localLevel };
  }

  close(): void {
    this.control.onopen = null;
    this.control.onmessage = null;
    this.text.onmessage = null;
    this.pc.onicecandidate = null;
    this.pc.ontrack = null;
    this.pc.close();
  }

  /** On a poor line a face, and hands that sign, lose sharpness before they lose movement. */
  private async preferFluency(): Promise<void> {
    const sender = this.pc.getTransceivers()[LINES.indexOf("camera")]?.sender;
    // A browser that does not know the wish passes over it, and one that refuses it still makes the call.
    await sender
      ?.setParameters({ ...sender.getParameters(), degradationPreference: "maintain-framerate" })
      .catch(() => undefined);
  }

  private async sendTracks(): Promise<void> {
    const transceivers = this.pc.getTransceivers();
    for (const [index, line] of LINES.entries()) {
      await transceivers[index]?.sender.replaceTrack(this.tracks[line]);
    }
  }
}
