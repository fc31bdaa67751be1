/** The server's section for a check of camera and microphone, and what it does when its button is pressed. */
import type { Devices } from "../../shared/call";
import type { GraphqlClient } from "../../shared/graphql/client";
import type { Lang } from "../../shared/messages";
import type { CheckPanel } from "./check/panel";
import type { LobbyPage } from "./page";
import type { LobbyText } from "./texts";

/** A page that nobody looks at for this long needs no camera. */
const HIDDEN_MS = 60_000;

/** What the check works with. */
interface Check {
  readonly page: LobbyPage;
  readonly devices: Devices;
  readonly client: GraphqlClient;
  readonly t: LobbyText;
  readonly lang: Lang;
}

/** Never asks for a permission by itself. */
export function offerCheck(check: Check): void {
  const { page, devices } = check;
  let section: HTMLElement | null = null;
  const look = () => {
    const found = page.checkSection;
    if (!found) devices.close();
    else if (!section) {
      section = found;
      bind(found, check);
    } else if (found !== section) found.replaceWith(section);
  };
  look();
  page.onTaken(look);
  closeWhenUnseen(devices);
}

function bind(section: HTMLElement, { page, devices, client, t, lang }: Check): void {
  const button = section.querySelector<HTMLButtonElement>('[data-action="check"]');
  if (!button) return;
  let panel: Promise<CheckPanel> | null = null;
  const show = () => {
    panel ??= import("./check/panel").then(
      ({ CheckPanel }) => new CheckPanel(section, devices, client, lang),
    );
    return panel;
  };
  button.addEventListener("click", async () => {
    try {
      const shown = await show();
      devices.open();
      shown.focus();
    } catch {
      // Not loaded: the line is down, and the next press tries again.
      panel = null;
      page.setNotice(t("lobby.checkFailed"));
    }
  });
  devices.onChange(() => {
    const turnedOff = button.hidden && devices.state === "off";
    const wasHere = section.contains(document.activeElement);
    button.hidden = devices.state !== "off";
    if (turnedOff && wasHere) button.focus();
  });
  // What was chosen before a reload is shown, so that it can be taken back.
  if (devices.choice.without.length > 0) void show().catch(() => undefined);
}

function closeWhenUnseen(devices: Devices): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") timer = setTimeout(() => devices.close("hidden"), HIDDEN_MS);
  });
  addEventListener("pagehide", () => devices.close());
}
