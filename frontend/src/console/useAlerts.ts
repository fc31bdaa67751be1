import { useEffect, useState } from "react";
import { createAlarm } from "./alert/alarm";
import { type Bell, type BellState, createBell } from "./alert/bell";
import { setFavicon } from "./alert/favicon";
import { askForNotices, type NoticePermission, noticePermission, showNotice } from "./alert/notice";
import { useConsole } from "./context";
import type { Office, Visit } from "./state/queue";

/** Sound, title, tab picture and desktop notices, as the screen shows and switches them. */
export interface Alerts {
  readonly sound: BellState;
  readonly notices: NoticePermission;
  /** To be called from a click: makes the browser let us ring, and lets the operator hear it. */
  tryBell(): void;
  askForNotices(): void;
  knock(visits: readonly Visit[], offices: readonly Office[]): void;
}

/** `ringing` keeps the bell going; `title` is what the browser's tab says. */
export function useAlerts(ringing: boolean, title: string): Alerts {
  const { client, t } = useConsole();
  const [sound, setSound] = useState<BellState>("blocked");
  const [notices, setNotices] = useState(noticePermission);
  const [bell] = useState<Bell>(() => createBell(setSound));
  const [alarm] = useState(() => createAlarm(client, bell));

  useEffect(() => alarm.repeat(ringing), [alarm, ringing]);
  useEffect(() => setFavicon(ringing), [ringing]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useUnlockAtFirstTouch(bell, setSound);

  return {
    sound,
    notices,
    tryBell: () => void bell.unlock().then(bell.strike),
    askForNotices: () => void askForNotices().then(setNotices),
    knock(visits, offices) {
      const shown = visits.map(({ id, office }) => {
        const name = offices.find((it) => it.id === office.id)?.name ?? "";
        return showNotice(t("alert.noticeTitle", { office: name }), t("alert.noticeBody"), id);
      });
      alarm.knock(visits, shown.includes(true));
    },
  };
}

function useUnlockAtFirstTouch(bell: Bell, setSound: (state: BellState) => void): void {
  useEffect(() => {
    setSound(bell.state());
    const unlock = () => {
      if (bell.state() === "blocked") void bell.unlock();
    };
    addEventListener("pointerdown", unlock);
    addEventListener("keydown", unlock);
    return () => {
      removeEventListener("pointerdown", unlock);
      removeEventListener("keydown", unlock);
    };
  }, [bell, setSound]);
}
