import { useEffect, useRef, useState } from "react";
import type { Feedback } from "../shared/ui/feedback";
import { nameOf, useConsole } from "./context";
import type { Visit } from "./state/queue";

/** The answer to one's own move may come a moment after the change that it made. */
const OWN_MOVE_MS = 800;

/**
 * Says why a conversation went away without the operator's doing: the visitor did not come, or left. Where the
 * operator ended it, there is `feedback` of that move, and nothing more to say.
 */
export function useVanished(conversation: Visit | undefined, feedback: Feedback | undefined): void {
  const { say, t } = useConsole();
  const before = useRef<Visit>(undefined);
  const [vanished, setVanished] = useState<Visit>();

  useEffect(() => {
    setVanished(conversation ? undefined : before.current);
    before.current = conversation;
  }, [conversation]);

  useEffect(() => {
    if (!vanished) return;
    if (feedback) {
      setVanished(undefined);
      return;
    }
    const timer = setTimeout(() => {
      const key = vanished.state === "CALLED" ? "talk.noAnswer" : "talk.visitorLeft";
      say({ tone: "warning", text: t(key, { name: nameOf(vanished, t) }) });
    }, OWN_MOVE_MS);
    return () => clearTimeout(timer);
  }, [vanished, feedback, say, t]);
}
