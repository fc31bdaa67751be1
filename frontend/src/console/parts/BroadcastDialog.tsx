import { Alert } from "design-react-kit";
import { useState } from "react";
import { retryUnreachable } from "../../shared/graphql/retry";
import { Dialog } from "../../shared/ui/Dialog";
import { useConsole } from "../context";
import { BroadcastDocument } from "../operations";
import type { Office } from "../state/queue";
import { faultText } from "../useMove";
import { MessageField } from "./MessageField";
import { Replies } from "./Replies";
import { TEXT_MAX } from "./TalkPanel";

interface BroadcastDialogProps {
  readonly office: Office;
  /** How many will read it. */
  readonly waiting: number;
  onClose(): void;
}

/** The same words for everybody who waits. */
export function BroadcastDialog({ office, waiting, onClose }: BroadcastDialogProps) {
  const { client, say, t } = useConsole();
  // Another text is another message; the same one, sent again after a lost answer, is not.
  const [{ text, idempotencyKey }, setMessage] = useState({ text: "", idempotencyKey: crypto.randomUUID() });
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const write = (text: string) => setMessage({ text, idempotencyKey: crypto.randomUUID() });

  const send = async () => {
    setPending(true);
    try {
      const variables = { officeId: office.id, text: text.trim(), idempotencyKey };
      const { broadcast } = await retryUnreachable(() => client.request(BroadcastDocument, variables));
      if (broadcast.__typename === "BroadcastRefused") {
        setProblem(t(`refused.${broadcast.reason}`));
        return;
      }
      say({ tone: "success", text: t("broadcast.sent", { count: broadcast.visits }) });
      onClose();
    } catch (error) {
      setProblem(faultText(error, t));
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      title={t("broadcast.title")}
      confirm={t("broadcast.confirm", { count: waiting })}
      disabled={text.trim() === "" || waiting === 0 || pending}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <p>{t("broadcast.hint", { office: office.name })}</p>
      {problem && <Alert color="danger">{problem}</Alert>}
      <MessageField label={t("write.message")} value={text} limit={TEXT_MAX} onChange={write} />
      <Replies officeSlug={office.slug} onPick={write} />
    </Dialog>
  );
}
