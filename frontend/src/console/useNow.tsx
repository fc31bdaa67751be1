import { useEffect, useState } from "react";
import { lengthInWords } from "../shared/time";
import { useConsole } from "./context";

/** The server's time in milliseconds since 1970, renewed every `everyMs`. */
export function useNow(everyMs: number): number {
  const { client } = useConsole();
  const [now, setNow] = useState(client.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(client.now()), everyMs);
    return () => clearInterval(timer);
  }, [client, everyMs]);
  return now;
}

const MINUTE_HAND_MS = 5_000;

/** How long ago `since` was, in words that keep themselves true. */
export function useElapsed(since: string): string {
  const { lang } = useConsole();
  const now = useNow(MINUTE_HAND_MS);
  return lengthInWords(Math.max(0, now - Date.parse(since)) / 1000, lang);
}
