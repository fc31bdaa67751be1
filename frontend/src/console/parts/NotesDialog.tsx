import { Alert, Button } from "design-react-kit";
import { useState } from "react";
import { Dialog } from "../../shared/ui/Dialog";
import { nameOf, useConsole } from "../context";
import { useMove } from "../useMove";
import type { MoveDialogProps } from "./DeclineDialog";
import { MessageField } from "./MessageField";

/** As many characters as the server takes. */
const NOTES_MAX = 1_000;

/** What staff notes for itself. What a colleague noted meanwhile is shown before it is written over. */
export function NotesDialog({ visit, onClose, onDone }: MoveDialogProps) {
  const { t } = useConsole();
  const { pending, run } = useMove();
  const stands = visit.notes ?? "";
  const [begun] = useState(stands);
  const [notes, setNotes] = useState(stands);
  const changed = stands !== begun;
  const save = () => run({ kind: "notes", visitId: visit.id, notes: notes.trim(), seen: stands }, visit);
  return (
    <Dialog
      title={t("notes.title", { name: nameOf(visit, t) })}
      confirm={t(changed ? "notes.replace" : "notes.save")}
      disabled={pending !== undefined}
      onConfirm={() => void save().then((done) => done && onDone(false))}
      onClose={onClose}
    >
      <p>{t("notes.hint")}</p>
      {changed && (
        <Alert color="warning">
          <p>{t("notes.changed", { notes: stands })}</p>
          <Button
            color="primary"
            outline
            size="xs"
            type="button"
            onClick={() => setNotes(`${stands}\n${notes}`.slice(0, NOTES_MAX))}
          >
            {t("notes.join")}
          </Button>
        </Alert>
      )}
      <MessageField label={t("notes.label")} value={notes} limit={NOTES_MAX} onChange={setNotes} />
    </Dialog>
  );
}
