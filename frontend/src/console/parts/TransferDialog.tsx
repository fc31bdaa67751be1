import { Alert } from "design-react-kit";
import { useEffect, useId, useState } from "react";
import { retryUnreachable } from "../../shared/graphql/retry";
import { Dialog } from "../../shared/ui/Dialog";
import { nameOf, useConsole } from "../context";
import { DoorsDocument, type DoorsQuery } from "../operations";
import { faultText, useMove } from "../useMove";
import type { MoveDialogProps } from "./DeclineDialog";
import { MessageField } from "./MessageField";
import { TEXT_MAX } from "./TalkPanel";

type Door = DoorsQuery["tenant"]["offices"][number];

export function TransferDialog({ visit, onClose, onDone }: MoveDialogProps) {
  const { t } = useConsole();
  const id = useId();
  const { pending, run } = useMove();
  const { doors, fault } = useOtherDoors(visit.office.id);
  const [chosen, choose] = useState("");
  const [note, setNote] = useState("");
  const [message, setMessage] = useState("");
  const target = doors?.find((door) => door.id === chosen);
  const words = { note: note.trim() || null, message: message.trim() || null };
  const transfer = () =>
    run({ kind: "transfer", visitId: visit.id, toOfficeId: chosen, ...words }, visit).then(onDone);
  const suggestion = target && t("transfer.suggestion", { office: target.name });
  return (
    <Dialog
      title={t("transfer.title", { name: nameOf(visit, t) })}
      confirm={t("transfer.confirm")}
      disabled={!target || pending !== undefined}
      onConfirm={() => void transfer()}
      onClose={onClose}
    >
      <p>{t("transfer.hint")}</p>
      {fault && <Alert color="danger">{fault}</Alert>}
      {doors?.length === 0 && <p>{t("transfer.none")}</p>}
      {doors && doors.length > 0 && (
        <div className="field">
          <label htmlFor={id}>{t("transfer.choose")}</label>
          <select id={id} required value={chosen} onChange={(event) => choose(event.target.value)}>
            <option value="" disabled />
            {doors.map(({ id: officeId, name, door }) => (
              <option key={officeId} value={officeId}>
                {door.open ? name : `${name} (${t("transfer.closed")})`}
              </option>
            ))}
          </select>
          <small role="status">
            {target && (target.door.open ? target.door.text : t("transfer.closedWarning"))}
          </small>
        </div>
      )}
      <MessageField label={t("transfer.note")} value={note} limit={TEXT_MAX} onChange={setNote} />
      <MessageField label={t("transfer.message")} value={message} limit={TEXT_MAX} onChange={setMessage} />
      {suggestion && (
        <button type="button" className="reply" onClick={() => setMessage(suggestion)}>
          {suggestion}
        </button>
      )}
    </Dialog>
  );
}

function useOtherDoors(officeId: string): { readonly doors?: readonly Door[]; readonly fault?: string } {
  const { client, t } = useConsole();
  const [found, setFound] = useState<{ doors?: readonly Door[]; fault?: string }>({});
  useEffect(() => {
    retryUnreachable(() => client.request(DoorsDocument, {})).then(
      ({ tenant }) => setFound({ doors: tenant.offices.filter(({ id }) => id !== officeId) }),
      (error) => setFound({ fault: faultText(error, t) }),
    );
  }, [client, officeId, t]);
  return found;
}
