import { useState } from "react";
import { type MessageKey, useManage } from "../../context";
import { ManagementDocument, UndoDocument } from "../../operations";
import { useSave } from "../../useSave";
import { problemOf, problemOfStatus } from "./crest";

const ADDRESS = "/gestione/stemma";
const TIMEOUT_MS = 60_000;

/** Sends a picture, or takes the one that is there away, and learns what became of it. */
export function useCrest(revision: number, setProblem: (problem: MessageKey | undefined) => void) {
  const { client, apply, say, t } = useManage();
  const { save } = useSave();
  const [pending, setPending] = useState(false);
  const undo = (changeId: string) =>
    void save(async (to) => (await to.request(UndoDocument, { changeId })).undo, { done: t("undone") });

  async function send(picture: File | undefined) {
    const problem = picture && problemOf(picture);
    setProblem(problem);
    if (problem) return;
    setPending(true);
    say(undefined);
    const { status, changeId } = await put(picture, revision);
    setProblem(problemOfStatus(status));
    try {
      if (status === 200 || status === 412) apply((await client.request(ManagementDocument, {})).management);
    } catch {
      setProblem("error.unreachable");
    }
    if (status === 200) {
      const action = changeId && { label: t("undo"), run: () => undo(changeId) };
      say({ tone: "success", text: t("saved"), ...(action && { action }) });
    }
    setPending(false);
  }
  return { pending, send };
}

/** Status 503 where no answer came. */
async function put(
  picture: File | undefined,
  revision: number,
): Promise<{ status: number; changeId?: string }> {
  try {
    const response = await fetch(ADDRESS, {
      method: picture ? "PUT" : "DELETE",
      headers: { "if-match": `"${revision}"` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(picture && { body: picture }),
    });
    const { changeId } = response.ok ? ((await response.json()) as { changeId?: string }) : {};
    return { status: response.status, ...(changeId && { changeId }) };
  } catch {
    return { status: 503 };
  }
}
