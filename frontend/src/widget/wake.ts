/** Hears from the comune when a door changes. One connection serves all widgets of a page, while somebody looks. */

/** A site with many readers does not ask in one instant. */
const SPREAD_MS = 400;

/** Calls back soon after each change, and whenever the connection has come back: something may have been missed. */
export type Wake = (changed: () => void) => void;

export function wakeFrom(origin: string): Wake {
  const listeners = new Set<() => void>();
  let events: EventSource | null = null;
  let lost = false;
  const tell = () => {
    for (const changed of listeners) setTimeout(changed, Math.random() * SPREAD_MS);
  };
  const follow = () => {
    if (document.hidden) {
      events?.close();
      events = null;
      return;
    }
    if (events) return;
    events = new EventSource(new URL("/widget/eventi", origin));
    events.addEventListener("message", tell);
    events.addEventListener("error", () => {
      lost = true;
    });
    events.addEventListener("open", () => {
      if (lost) tell();
      lost = false;
    });
  };
  return (changed) => {
    listeners.add(changed);
    if (listeners.size > 1) return;
    document.addEventListener("visibilitychange", follow);
    follow();
  };
}
