/** Sends what the visitor writes to the office without leaving the page: the same form, sent in the background. */
import { setText } from "../../shared/call/dom";
import type { LobbyPage } from "./page";
import type { LobbyText } from "./texts";

export function sendInBackground(page: LobbyPage, t: LobbyText): void {
  let sending = false;
  page.onWrite((form) => {
    if (sending) return;
    sending = true;
    void send(form, page, t).finally(() => {
      sending = false;
    });
  });
}

/** Where nothing answers the key stays: pressed again, the form sends the same message and not a second one. */
async function send(form: HTMLFormElement, page: LobbyPage, t: LobbyText): Promise<void> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") {
    form.reset();
    const key = form.querySelector<HTMLInputElement>('[name="key"]');
    if (key) key.value = crypto.randomUUID();
    showProblem(form, "");
    page.announce(t("lobby.sent"));
    await page.refresh(false);
    return;
  }
  const told = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
  const sentence = told?.querySelector("[data-write-error]")?.textContent.trim();
  showProblem(form, sentence || t("lobby.notSent"));
  page.announce(sentence || t("lobby.notSent"));
  form.querySelector("textarea")?.focus();
}

function showProblem(form: HTMLFormElement, sentence: string): void {
  const field = form.querySelector<HTMLElement>("[data-write-error]");
  if (!field) return;
  setText(field, sentence);
  field.hidden = sentence === "";
  form.querySelector("textarea")?.setAttribute("aria-invalid", String(sentence !== ""));
}
