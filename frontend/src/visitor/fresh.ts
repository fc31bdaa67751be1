import { waitOrWake } from "../shared/graphql/wake";

const RETRY_MS = 3_000;
/** Longer than a page takes; a network that went away without a word would otherwise be waited for without an end. */
const TIMEOUT_MS = 5_000;

/** The page as the server would write it now, or null where it does not answer. */
async function fetchDocument(address: string): Promise<Document | null> {
  try {
    const response = await fetch(address, {
      headers: { accept: "text/html" },
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status >= 500) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}

/**
 * A function that takes the page at the `address` of that moment anew and hands it to `take`. Called while one is under way, it is done
 * once more afterwards; without an answer it is tried until there is one.
 */
export function refresher(address: () => string, take: (fresh: Document) => void): () => Promise<void> {
  let stale = false;
  let running: Promise<void> | null = null;
  const run = async () => {
    while (stale) {
      stale = false;
      const fresh = await fetchDocument(address());
      if (fresh) take(fresh);
      else {
        stale = true;
        await waitOrWake(RETRY_MS);
      }
    }
  };
  return () => {
    stale = true;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}
