/** What is seen of a call: the other side large, this side small, what goes on in words, the controls. */
import { type ControlActions, Controls } from "./controls";
import { element, setText } from "./dom";
import type { Device, LocalMedia, MediaGrant } from "./media";
import type { OwnScreen } from "./screen";
import { PeerScreen, ScreenControl } from "./screenview";
import type { CallPicture } from "./session";
import type { TextPanel } from "./text/panel";
import type { CallText } from "./texts";

export class CallView {
  private readonly root: HTMLElement;
  private readonly t: CallText;
  private readonly peerName: string;
  private readonly remote = element("video", "remote");
  private readonly local = element("video", "local");
  private readonly status = element("p", "call-status");
  private readonly notice = element("p", "call-notice");
  private readonly placeholder = element("p", "call-placeholder");
  private readonly peer = element("p", "call-name call-name-peer");
  private readonly self = element("p", "call-name call-name-self");
  private readonly unmute = element("button", "btn btn-primary call-unmute");
  private readonly peerScreen: PeerScreen;
  private readonly ownScreen: ScreenControl | null;
  private readonly controls: Controls;
  private readonly text: TextPanel;
  /** The picture has been shown once: what may open by itself has done so. */
  private begun = false;

  constructor(root: HTMLElement, t: CallText, peerName: string, text: TextPanel, actions: ControlActions) {
    this.root = root;
    this.t = t;
    this.peerName = peerName;
    this.text = text;
    const stage = element("div", "call-stage");
    const whole = element("div", "call");
    this.ownScreen = actions.showScreen && new ScreenControl(t, actions.showScreen);
    const others = this.ownScreen ? [text.button, this.ownScreen.button] : [text.button];
    this.controls = new Controls(t, whole, others, actions);
    this.peerScreen = new PeerScreen(t("call.screen.peer", { name: peerName }), stage);
    const other = element("div", "call-other", this.remote, this.placeholder, this.peer);
    const own = element("div", "call-own", this.local, this.self);
    stage.append(other, own, this.peerScreen.element, this.unmute);
    this.status.setAttribute("role", "status");
    this.notice.hidden = true;
    this.prepareVideos();
    const body = element("div", "call-body", stage, text.element);
    whole.append(this.status, body, ...text.notices, this.notice);
    if (this.ownScreen) whole.append(...this.ownScreen.notices);
    whole.append(this.controls.element);
    root.replaceChildren(whole);
  }

  /** Shows the call as it is now. */
  render(picture: CallPicture, media: LocalMedia, screen: OwnScreen): void {
    const { phase, remoteSends } = picture;
    this.root.dataset.callState = phase;
    const words = [this.t(`call.phase.${phase}`)];
    if (phase === "connected" && remoteSends?.writesOnly) words.push(this.t("call.phase.writesOnly"));
    this.peerScreen.show(picture.remoteScreen);
    if (phase === "connected") words.push(this.peerScreen.words);
    setText(this.status, words.join(" ").trim());
    this.renderRemote(picture);
    this.renderLocal(picture, media);
    this.ownScreen?.render(screen);
    this.controls.render((device) => media.isOn(device), phase === "lost");
    const sentences = problemSentences(this.t, media.causes).join(" ");
    setText(this.notice, sentences);
    this.notice.hidden = sentences === "";
    // Who can neither be seen nor heard has the written side before them from the start.
    if (!this.begun && !media.isOn("camera") && media.tracks.microphone === null) this.text.open();
    this.begun = true;
  }

  /** Has the other side heard from a speaker that was picked; from the usual one if it is gone. */
  setSpeaker(id: string): void {
    // Absent where the system alone decides.
    this.remote.setSinkId?.(id).catch(() => undefined);
  }

  /** Leaves the element as it was found. */
  clear(): void {
    this.text.close();
    this.remote.srcObject = null;
    this.peerScreen.show(null);
    this.local.srcObject = null;
    delete this.root.dataset.callState;
    this.root.replaceChildren();
  }

  private prepareVideos(): void {
    for (const video of [this.remote, this.local]) {
      video.autoplay = true;
      video.playsInline = true;
    }
    this.remote.setAttribute("aria-label", this.peerName);
    this.local.setAttribute("aria-label", this.t("call.ownPicture"));
    this.local.muted = true;
    this.unmute.type = "button";
    this.unmute.hidden = true;
    this.unmute.textContent = this.t("call.unmute");
    this.unmute.addEventListener("click", () => this.play());
  }

  private renderRemote({ phase, remote, remoteSends, remoteSpeaks }: CallPicture): void {
    const { t } = this;
    if (this.remote.srcObject !== remote) {
      this.remote.srcObject = remote;
      if (remote) this.play();
    }
    const cameraOff = remoteSends?.camera === false;
    // While the line is repaired the last picture stays: better than an empty frame.
    this.remote.hidden = cameraOff || remote === null;
    this.placeholder.hidden = !cameraOff;
    const writesOnly = remoteSends?.writesOnly === true;
    const noPicture = t(writesOnly ? "call.peerWritesOnly.hint" : "call.peerCameraOff");
    setText(this.placeholder, cameraOff ? noPicture : "");
    const words = [this.peerName];
    if (writesOnly) words.push(t("call.peerWritesOnly"));
    else if (remoteSends?.microphone === false) words.push(t("call.peerMuted"));
    if (remoteSpeaks && phase === "connected") words.push(t("call.speaks"));
    setText(this.peer, words.join(" · "));
    this.peer.classList.toggle("call-speaks", remoteSpeaks);
  }

  private renderLocal({ localSpeaks }: CallPicture, media: LocalMedia): void {
    const { camera } = media.tracks;
    const shown = this.local.srcObject instanceof MediaStream ? this.local.srcObject.getTracks()[0] : null;
    if ((shown ?? null) !== camera) this.local.srcObject = camera && new MediaStream([camera]);
    this.local.hidden = camera === null;
    setText(this.self, this.t(localSpeaks ? "call.youSpeak" : "call.you"));
    this.self.classList.toggle("call-speaks", localSpeaks);
  }

  /** Browsers refuse sound before the person has touched the page: then a button asks for the touch. */
  private play(): void {
    this.remote.play().then(
      () => {
        this.unmute.hidden = true;
      },
      (error: unknown) => {
        if (error instanceof Error && error.name === "NotAllowedError") this.unmute.hidden = false;
      },
    );
  }
}

const DEVICES: readonly Device[] = ["microphone", "camera"];

/** One plain sentence for each device that is not there. */
function problemSentences(t: CallText, causes: MediaGrant["problems"]): string[] {
  if (causes.microphone === "unsupported" || causes.camera === "unsupported") {
    return [t("call.problem.unsupported"), t("call.problem.write")];
  }
  const sentences = DEVICES.flatMap((device) => {
    const cause = causes[device];
    return cause && cause !== "unsupported" ? [t(`call.problem.${device}.${cause}`)] : [];
  });
  return causes.microphone ? [...sentences, t("call.problem.write")] : sentences;
}
