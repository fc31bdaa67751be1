/** Desktop notices. Permission is asked only by `ask`, which belongs behind a button. */
export type NoticePermission = NotificationPermission | "unsupported";

/** What somebody did with a notice, as the worker of `notices.worker.ts` tells it. */
export interface NoticeClick {
  readonly notice: "open" | "heard";
  readonly visitId: string;
}

/** What a notice says. A later one with the same `visitId` takes its place. */
interface NoticeWords {
  readonly title: string;
  readonly body: string;
  /** On the button. */
  readonly heard: string;
  readonly visitId: string;
}

export interface Notices {
  /** Shows a notice, where allowed. Returns whether it was shown. */
  show(words: NoticeWords): boolean;
  /** Takes the notice of a visit away, if it is still there. */
  close(visitId: string): void;
}

/** Where the server gives out the worker; the console is all that it looks after. */
const WORKER = "/avvisi.js";
const SCOPE = "/sportello";

export function noticePermission(): NoticePermission {
  return "Notification" in window ? Notification.permission : "unsupported";
}

export function askForNotices(): Promise<NoticePermission> {
  return Notification.requestPermission();
}

/** With the worker a notice has a button, and works on Android; without it, a click brings the console to the front. */
export function createNotices(onClick: (click: NoticeClick) => void): Notices {
  let worker: ServiceWorkerRegistration | undefined;
  const plain = new Map<string, Notification>();
  const begin = async () => {
    await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    worker = await navigator.serviceWorker.ready;
  };
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.addEventListener("message", ({ data }: MessageEvent<NoticeClick>) =>
      onClick(data),
    );
    // A browser that refuses has the plain notice.
    begin().catch(() => {});
  }
  return {
    show({ title, body, heard, visitId }) {
      if (noticePermission() !== "granted") return false;
      if (!worker) {
        const notice = showPlain(title, { body, tag: visitId }, () => onClick({ notice: "open", visitId }));
        if (notice) plain.set(visitId, notice);
        return notice !== undefined;
      }
      const actions = [{ action: "heard", title: heard }];
      // `actions` is not in the types of a page; a browser without them leaves the button out.
      const options = { body, tag: visitId, data: { visitId }, actions, requireInteraction: true };
      void worker.showNotification(title, options as NotificationOptions);
      return true;
    },
    close(visitId) {
      plain.get(visitId)?.close();
      plain.delete(visitId);
      void worker?.getNotifications({ tag: visitId }).then((shown) => {
        for (const notice of shown) notice.close();
      });
    },
  };
}

function showPlain(
  title: string,
  options: NotificationOptions,
  onOpen: () => void,
): Notification | undefined {
  try {
    const notice = new Notification(title, options);
    notice.onclick = () => {
      window.focus();
      notice.close();
      onOpen();
    };
    return notice;
  } catch {
    // Android takes notices only from a service worker; there the sound and the title have to do.
    return undefined;
  }
}
