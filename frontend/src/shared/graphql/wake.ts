/**
 * Calls back whenever a page that may have slept can do something again: the network is back, somebody looks at it,
 * the system no longer freezes it, the browser took it out of its memory.
 */
export function onWake(wake: () => void): () => void {
  const shown = () => {
    if (document.visibilityState === "visible") wake();
  };
  const restored = ({ persisted }: PageTransitionEvent) => {
    if (persisted) wake();
  };
  addEventListener("online", wake);
  addEventListener("pageshow", restored);
  document.addEventListener("resume", wake);
  document.addEventListener("visibilitychange", shown);
  return () => {
    removeEventListener("online", wake);
    removeEventListener("pageshow", restored);
    document.removeEventListener("resume", wake);
    document.removeEventListener("visibilitychange", shown);
  };
}

/** Waits, but no longer than until the page wakes: whoever looks at it is not made to wait for the next attempt. */
export function waitOrWake(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, ms);
    const stop = onWake(done);
  });
}
