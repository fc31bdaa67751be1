import { useRef, useState } from "react";
import type { Feedback } from "../shared/ui/feedback";
import { type ManageText, useManage } from "./context";
import { UndoDocument } from "./operations";
import { type Result, type Send, sendChange } from "./state/outcome";
import { PATIENCE_MS } from "./useSlow";

interface SaveOptions {
  /** What is said when it is saved. */
  readonly done?: string;
  /** What "try again" does after a lost answer; sends the same again if nothing is said. */
  again?(): void;
}

/** Carries out one change at a time and says what came of it. */
export function useSave(): {
  readonly pending: boolean;
  /** Resolves to `undefined` while another change is on its way. */
  save(send: Send, options?: SaveOptions): Promise<Result | undefined>;
} {
  const { client, apply, say, t } = useManage();
  const [pending, setPending] = useState(false);
  const busy = useRef(false);

  async function save(send: Send, options: SaveOptions = {}): Promise<Result | undefined> {
    if (busy.current) return undefined;
    busy.current = true;
    setPending(true);
    say(undefined);
    const slow = setTimeout(() => say({ tone: "info", text: t("saving") }), PATIENCE_MS);
    const { result, management } = await sendChange(client, send);
    clearTimeout(slow);
    busy.current = false;
    setPending(false);
    if (management) apply(management);
    const undo = (changeId: string) =>
      void save(async (to) => (await to.request(UndoDocument, { changeId })).undo, { done: t("undone") });
    const again = options.again ?? (() => void save(send, options));
    say(describe(result, { done: options.done ?? t("saved"), undo, again, t }));
    return result;
  }
  return { pending, save };
}

interface Words {
  readonly done: string;
  readonly t: ManageText;
  undo(changeId: string): void;
  again(): void;
}

function describe(result: Result, { done, undo, again, t }: Words): Feedback | undefined {
  switch (result.kind) {
    case "saved": {
      const { changeId } = result;
      if (changeId === null) return { tone: "success", text: t("nothingChanged") };
      return { tone: "success", text: done, action: { label: t("undo"), run: () => undo(changeId) } };
    }
    case "refused":
      return { tone: "warning", text: t(`refused.${result.reason}`) };
    case "unreachable":
      return { tone: "danger", text: t("error.unreachable"), action: { label: t("retry"), run: again } };
    case "signedOut":
      return { tone: "danger", text: t("error.signedOut"), action: { label: t("signIn"), run: signIn } };
    case "rejected":
      return { tone: "danger", text: t("error.rejected") };
    default:
      // Said beside the field, or by a dialog.
      return undefined;
  }
}

/** In another tab: what was written stays in this one. */
function signIn() {
  open(`/accedi?next=${encodeURIComponent(location.pathname)}`, "_blank", "noopener");
}
