import { useState } from "react";
import { Dialog } from "../../shared/ui/Dialog";
import { nameOf, useConsole } from "../context";
import type { Visit } from "../state/queue";
import { useMove } from "../useMove";
import { MessageField } from "./MessageField";

export interface MoveDialogProps {
  readonly visit: Visit;
  onClose(): void;
  /** With whether the move was carried out. */
  onDone(done: boolean): void;
}

export function DeclineDialog({ visit, onClose, onDone }: MoveDialogProps) {
  const { t } = useConsole();
  const { pending, run } = useMove();
  const [message, setMessage] = useState("");
  const decline = () =>
    run({ kind: "decline", visitId: visit.id, message: message.trim() || null }, visit).then(onDone);
  return (
    <Dialog
      title={t("decline.title", { name: nameOf(visit, t) })}
      confirm={t("decline.confirm")}
      tone="danger"
      disabled={pending !== undefined}
      onConfirm={() => void decline()}
      onClose={onClose}
    >
      <p>{t("decline.hint")}</p>
      <MessageField label={t("decline.message")} value={message} onChange={setMessage} />
    </Dialog>
  );
}
