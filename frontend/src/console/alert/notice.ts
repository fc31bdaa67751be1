/** Desktop notices. Permission is asked only by `ask`, which belongs behind a button. */
export type NoticePermission = NotificationPermission | "unsupported";

export function noticePermission(): NoticePermission {
  return "Notification" in window ? Notification.permission : "unsupported";
}

export function askForNotices(): Promise<NoticePermission> {
  return Notification.requestPermission();
}

/** Shows a notice, where allowed; a later one with the same `tag` takes its place. Returns whether it was shown. */
export function showNotice(title: string, body: string, tag: string): boolean {
  if (noticePermission() !== "granted") return false;
  try {
    const notice = new Notification(title, { body, tag });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return true;
  } catch {
    // Android takes notices only from a service worker; there the sound and the title have to do.
    return false;
  }
}
