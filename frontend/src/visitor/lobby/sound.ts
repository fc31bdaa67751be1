import { element } from "../../shared/call/dom";
import type { Chime } from "./chime";
import type { LobbyText } from "./texts";

/** A button that is there only while the browser keeps the page silent. */
export function soundButton(chime: Chime, t: LobbyText): HTMLElement {
  const button = element("button", "btn btn-outline-primary", t("lobby.sound"));
  button.type = "button";
  const hint = element("span", "lobby-sound-hint", t("lobby.soundHint"));
  const tool = element("p", "lobby-sound container", button, " ", hint);
  const show = () => {
    tool.hidden = !chime.silent;
  };
  button.addEventListener("click", async () => {
    await chime.unlock();
    // Heard once now, it will be known again later.
    chime.play();
  });
  chime.onChange(show);
  show();
  return tool;
}
