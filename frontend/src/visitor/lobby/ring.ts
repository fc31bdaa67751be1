/** Tells a visitor who may be looking elsewhere that it is their turn: sound, title, vibration, notice. */
import type { Chime } from "./chime";
import type { LobbyText } from "./texts";

const EVERY_MS = 3_000;
const VIBRATION_MS = [300, 150, 300];

export class Ring {
  private readonly chime: Chime;
  private readonly t: LobbyText;
  private timer: ReturnType<typeof setInterval> | null = null;
  private title = "";
  private notice: Notification | null = null;

  constructor(chime: Chime, t: LobbyText) {
    this.chime = chime;
    this.t = t;
  }

  /** Rings until told to stop. Asking for it again while it rings changes nothing. */
  set(on: boolean): void {
    if (on === (this.timer !== null)) return;
    if (on) this.start();
    else this.stop();
  }

  private start(): void {
    const { t } = this;
    this.title = document.title;
    document.title = `${t("lobby.yourTurn")} – ${this.title}`;
    this.timer = setInterval(() => this.sound(), EVERY_MS);
    this.sound();
    this.notice = showNotice(t("lobby.yourTurn"), t("lobby.yourTurnBody"));
  }

  private stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    document.title = this.title;
    this.notice?.close();
    this.notice = null;
  }

  private sound(): void {
    this.chime.play();
    // Not allowed before the person has touched the page.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(VIBRATION_MS);
  }
}

/** Only where permission was given before: a lobby that asks for it would be one more thing to refuse. */
function showNotice(title: string, body: string): Notification | null {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return null;
  try {
    const notice = new Notification(title, { body, tag: "turn", requireInteraction: true });
    notice.addEventListener("click", () => window.focus());
    return notice;
  } catch {
    // Chrome on Android has the name but not the constructor.
    return null;
  }
}
