import { useEffect, useRef, useState } from "react";
import { createAlarm } from "./alert/alarm";
import { type Bell, type BellState, createBell } from "./alert/bell";
import { type Choice, keepChoice, keptChoice } from "./alert/choice";
import { setFavicon } from "./alert/favicon";
import {
  askForNotices,
  createNotices,
  type NoticeClick,
  type NoticePermission,
  noticePermission,
} from "./alert/notice";
import { useConsole } from "./context";
import type { Office, Visit } from "./state/queue";

/** Sound, title, tab picture, badge and desktop notices, as the screen shows and switches them. */
export interface Alerts {
  readonly sound: BellState;
  readonly choice: Choice;
  readonly notices: NoticePermission;
  /** To be called from a click: makes the browser let us ring, and lets the operator hear it. */
  tryBell(): void;
  choose(choice: Choice): void;
  askForNotices(): void;
  knock(visits: readonly Visit[], offices: readonly Office[]): void;
}

/**
 * `ringing` visits keep the bell going and their notices on the desktop, except that to whom is `receiving` one stroke
 * must do, and the bell goes on after; `title` is what the browser's tab says; `onNotice` is told what somebody did with a notice.
 */
export function useAlerts(
  ringing: ReadonlySet<string>,
  receiving: boolean,
  title: string,
  onNotice: (click: NoticeClick) => void,
): Alerts {
  const { client, t } = useConsole();
  const [sound, setSound] = useState<BellState>("blocked");
  const [choice, setChoice] = useState(keptChoice);
  const [permission, setPermission] = useState(noticePermission);
  const clicked = useRef(onNotice);
  const rang = useRef(ringing);
  const [bell] = useState<Bell>(() => createBell(choice, setSound));
  const [alarm] = useState(() => createAlarm(client, bell));
  const [notices] = useState(() => createNotices((click) => clicked.current(click)));

  useEffect(() => {
    clicked.current = onNotice;
  });
  const count = ringing.size;
  useEffect(() => alarm.repeat(count > 0 && !receiving), [alarm, count, receiving]);
  useEffect(() => setFavicon(count > 0), [count]);
  useEffect(() => setBadge(count), [count]);
  useEffect(() => {
    for (const visitId of rang.current) if (!ringing.has(visitId)) notices.close(visitId);
    rang.current = ringing;
  }, [notices, ringing]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useUnlockAtFirstTouch(bell, setSound);

  return {
    sound,
    choice,
    notices: permission,
    tryBell: () => void bell.unlock().then(bell.strike),
    choose(next) {
      setChoice(next);
      keepChoice(next);
      bell.choose(next);
    },
    askForNotices: () => void askForNotices().then(setPermission),
    knock(visits, offices) {
      const shown = visits.map(({ id, office }) => {
        const name = offices.find((it) => it.id === office.id)?.name ?? "";
        const heading = t("alert.noticeTitle", { office: name });
        return notices.show({
          title: heading,
          body: t("alert.noticeBody"),
          heard: t("alert.heard"),
          visitId: id,
        });
      });
      alarm.knock(visits, shown.includes(true));
    },
  };
}

/** On the icon of an installed console; nothing where there is none. */
function setBadge(count: number): void {
  const { setAppBadge, clearAppBadge } = navigator as Partial<Navigator>;
  const set = count > 0 ? setAppBadge?.call(navigator, count) : clearAppBadge?.call(navigator);
  set?.catch(() => {});
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
