// The service worker of the console: it shows notices with a button, and brings the console to the front. It
// answers no request: the console is worth nothing without its server.

interface Tab {
  readonly url: string;
  focus(): Promise<Tab>;
  postMessage(message: unknown): void;
}

interface NoticeEvent extends Event {
  readonly action: string;
  readonly notification: { readonly data: { readonly visitId: string } | null; close(): void };
  waitUntil(done: Promise<unknown>): void;
}

interface Worker {
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<readonly Tab[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: "notificationclick", listener: (event: NoticeEvent) => void): void;
}

const CONSOLE = "/sportello";
const worker = globalThis as unknown as Worker;

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(tell(event.action === "heard" ? "heard" : "open", event.notification.data?.visitId));
});

async function tell(notice: "open" | "heard", visitId: string | undefined): Promise<void> {
  const tabs = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const tab = tabs.find(({ url }) => new URL(url).pathname === CONSOLE);
  if (!tab) {
    await worker.clients.openWindow(CONSOLE);
    return;
  }
  tab.postMessage({ notice, visitId });
  if (notice === "open") await tab.focus();
}
