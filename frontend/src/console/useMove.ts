import { useState } from "react";
import { Unreachable } from "../shared/graphql/errors";
import type { Feedback } from "../shared/ui/feedback";
import { type ConsoleText, nameOf, useConsole } from "./context";
import type { Move, MoveOutcome } from "./state/moves";
import type { Visit } from "./state/queue";

/** Runs one move at a time and says what came of it. Resolves to whether it was carried out. */
export function useMove(): {
  readonly pending: Move["kind"] | undefined;
  run(move: Move, visit?: Visit): Promise<boolean>;
} {
  const { move: mover, say, t } = useConsole();
  const [pending, setPending] = useState<Move["kind"]>();

  async function run(move: Move, visit?: Visit): Promise<boolean> {
    if (pending) return false;
    setPending(move.kind);
    say(undefined);
    try {
      const outcome = await mover(move);
      say(describe(move, outcome, visit, t));
      return outcome.__typename === "Moved";
    } catch (error) {
      say({ tone: "danger", text: faultText(error, t) });
      return false;
    } finally {
      setPending(undefined);
    }
  }
  return { pending, run };
}

function describe(
  move: Move,
  outcome: MoveOutcome,
  before: Visit | undefined,
  t: ConsoleText,
): Feedback | undefined {
  if (outcome.__typename === "Refused") {
    const operator = outcome.current?.operator;
    const faster = outcome.reason === "ALREADY_TAKEN" && operator;
    const text = faster ? t("refused.ALREADY_TAKEN.by", { operator }) : t(`refused.${outcome.reason}`);
    return { tone: "warning", text };
  }
  // Who was called appears on the screen and takes the focus: that says it.
  if (move.kind === "callNext" || move.kind === "admit") return undefined;
  return { tone: "success", text: t(`done.${move.kind}`, { name: nameOf(before ?? outcome.visit, t) }) };
}

/** What to tell, and what to do next, when there was no answer to act on. */
export function faultText(error: unknown, t: ConsoleText): string {
  return t(error instanceof Unreachable ? "error.unreachable" : "error.rejected");
}
