import { useState } from "react";
import { Dialog } from "../../shared/ui/Dialog";
import { nameOf, useConsole } from "../context";
import { useMove } from "../useMove";
import type { MoveDialogProps } from "./DeclineDialog";
import { MessageField } from "./MessageField";
import { TEXT_MAX } from "./TalkPanel";

/** Back into the queue, with a word about why. */
export function HoldDialog({ visit, onClose, onDone }: MoveDialogProps) {
  const { t } = useConsole();
  const { pending, run } = useMove();
  const [message, setMessage] = useState("");
  const suggestion = t("hold.suggestion");
  const hold = () => run({ kind: "hold", visitId: visit.id, message: message.trim() || null }, visit);
  return (
    <Dialog
      title={t("hold.title", { name: nameOf(visit, t) })}
      confirm={t("hold.confirm")}
      disabled={pending !== undefined}
      onConfirm={() => void hold().then(onDone)}
      onClose={onClose}
    >
      <p>{t("hold.hint")}</p>
      <MessageField label={t("hold.message")} value={message} limit={TEXT_MAX} onChange={setMessage} />
      <button type="button" className="reply" onClick={() => setMessage(suggestion)}>
        {suggestion}
      </button>
    </Dialog>
  );
}
