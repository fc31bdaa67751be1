/** From the lobby into the call and back. */
import {
  DEVICES,
  type Devices,
  type MediaGrant,
  prepareSetup,
  startCall,
  supportProblem,
} from "../../shared/call";
import { element } from "../../shared/call/dom";
import type { CallHandle, CallOptions, CallState } from "../../shared/call/types";
import type { GraphqlClient } from "../../shared/graphql/client";
import { retryUnreachable } from "../../shared/graphql/retry";
import type { Lang } from "../../shared/messages";
import { EnterRoomDocument, LeaveDocument } from "../operations";
import type { LobbyPage } from "./page";
import type { LobbyText } from "./texts";

/** Devices that are open, or allowed already, come sooner than this. */
const ASKED_MS = 1_500;

export interface Place {
  readonly visitId: string;
  /** Null as long as the server has not told it. */
  readonly officeName: string | null;
  /** The visit is in the room already: this page comes back into it. */
  readonly inRoom: boolean;
}

export class RoomDoor {
  private readonly page: LobbyPage;
  private readonly t: LobbyText;
  private readonly lang: Lang;
  private readonly client: GraphqlClient;
  private readonly devices: Devices;
  private call: CallHandle | null = null;
  private entering = false;

  constructor(page: LobbyPage, devices: Devices, t: LobbyText, lang: Lang, client: GraphqlClient) {
    this.page = page;
    this.devices = devices;
    this.t = t;
    this.lang = lang;
    this.client = client;
  }

  /** A call is on, or about to be. */
  get isOpen(): boolean {
    return this.call !== null || this.entering;
  }

  /** Asks for the devices, tells the server, starts the call. Pressed twice, it does so once. */
  async enter(place: Place): Promise<void> {
    if (this.isOpen) return;
    const problem = supportProblem();
    if (problem) {
      // Not a step further: the office would sit in a room into which nobody can come.
      this.page.setNotice(this.t(`lobby.${problem}`));
      return;
    }
    this.entering = true;
    this.page.setEntering(true);
    const { client } = this;
    const setup = prepareSetup({ client, visitId: place.visitId, side: "visitor" });
    try {
      const media = await this.takeDevices();
      this.page.announce(this.t("lobby.entering"));
      if (place.inRoom || (await this.isLetIn(media))) await this.start(place, media, setup);
    } finally {
      this.entering = false;
      this.page.setEntering(false);
    }
  }

  /** Hangs up, if a call is on, and shows the server's words again. */
  close(): void {
    this.call?.close();
    this.call = null;
    this.page.setCallShown(false);
  }

  /** A question of the browser's that nobody answers must not keep anybody out. */
  private async takeDevices(): Promise<MediaGrant> {
    const { page, t, devices } = this;
    const timer = setTimeout(() => {
      const without = element("button", "btn btn-outline-primary", t("lobby.enterWithout"));
      without.type = "button";
      without.addEventListener("click", () => devices.without(DEVICES));
      page.announce(t("lobby.askingDevices"));
      page.setNotice(t("lobby.askingDevices"), without);
    }, ASKED_MS);
    const media = await devices.take();
    clearTimeout(timer);
    page.setNotice(null);
    return media;
  }

  private async isLetIn(media: MediaGrant): Promise<boolean> {
    const variables = { idempotencyKey: crypto.randomUUID() };
    const outcome = await retryUnreachable(() => this.client.request(EnterRoomDocument, variables)).catch(
      () => null,
    );
    if (outcome?.enterRoom.__typename === "Moved") return true;
    for (const track of media.stream.getTracks()) track.stop();
    if (outcome) await this.page.refresh(true);
    else this.page.setNotice(this.t("lobby.enterFailed"));
    return false;
  }

  private async start(
    place: Place,
    media: MediaGrant,
    setup: NonNullable<CallOptions["setup"]>,
  ): Promise<void> {
    this.page.setCallShown(true);
    let failed = false;
    const call = await startCall({
      root: this.page.callRoot,
      visitId: place.visitId,
      lang: this.lang,
      client: this.client,
      side: "visitor",
      peerName: place.officeName,
      media,
      setup,
      onLeave: () => void this.leave(),
      onState: (state) => {
        failed ||= state.kind === "failed";
        this.follow(state);
      },
    });
    if (!failed) this.call = call;
  }

  private follow(state: CallState): void {
    if (state.kind === "failed") {
      this.page.setCallShown(false);
      this.page.setNotice(state.message);
    } else if (state.kind === "over") {
      this.close();
      void this.page.refresh(true);
    }
  }

  private async leave(): Promise<void> {
    this.close();
    const variables = { idempotencyKey: crypto.randomUUID() };
    // Whatever came of it, the server's page says where the visit stands.
    await retryUnreachable(() => this.client.request(LeaveDocument, variables)).catch(() => undefined);
    await this.page.refresh(true);
  }
}
