import { Alert } from "design-react-kit";
import { useId, useState } from "react";
import { todayAt } from "../../shared/time";
import { Dialog } from "../../shared/ui/Dialog";
import { useConsole } from "../context";
import type { DoorInput } from "../operations";
import { MessageField } from "./MessageField";

interface DoorDialogProps {
  readonly sign: "PAUSED" | "CLOSED";
  /** How many wait at the door now. */
  readonly waiting: number;
  readonly pending: boolean;
  readonly problem: string | undefined;
  onSet(input: DoorInput): void;
  onClose(): void;
}

/** What the sign says, until when, and what becomes of those who wait. */
export function DoorDialog({ sign, waiting, pending, problem, onSet, onClose }: DoorDialogProps) {
  const { client, t } = useConsole();
  const id = useId();
  const [message, setMessage] = useState("");
  const [until, setUntil] = useState("");
  const [wantsTurnAway, setTurnAway] = useState(false);
  const closing = sign === "CLOSED";
  const turnAway = closing && wantsTurnAway && waiting > 0;
  const confirm = () =>
    onSet({
      sign,
      message: message.trim() || null,
      until: until ? todayAt(until, client.now()).toISOString() : null,
      turnAway,
    });
  const label = turnAway ? t("door.closeAndTurnAway", { count: waiting }) : t("door.closeConfirm");

  return (
    <Dialog
      title={t(closing ? "door.closeTitle" : "door.pauseTitle")}
      confirm={closing ? label : t("door.pauseConfirm")}
      tone={turnAway ? "danger" : "primary"}
      disabled={pending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t(closing ? "door.closeHint" : "door.pauseHint")}</p>
      <MessageField label={t("door.message")} value={message} onChange={setMessage} />
      <div className="field">
        <label htmlFor={`${id}-until`}>{t("door.until")}</label>
        <input
          id={`${id}-until`}
          type="time"
          value={until}
          aria-describedby={`${id}-until-hint`}
          onChange={(event) => setUntil(event.target.value)}
        />
        <small id={`${id}-until-hint`}>{t("door.untilHint")}</small>
      </div>
      {closing && waiting > 0 && <TurnAway waiting={waiting} chosen={wantsTurnAway} onChoose={setTurnAway} />}
      {problem && <Alert color="danger">{problem}</Alert>}
    </Dialog>
  );
}

interface TurnAwayProps {
  readonly waiting: number;
  readonly chosen: boolean;
  onChoose(chosen: boolean): void;
}

function TurnAway({ waiting, chosen, onChoose }: TurnAwayProps) {
  const { t } = useConsole();
  return (
    <div className="turn-away">
      <label className="check">
        <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.target.checked)} />
        <span>{t("door.turnAway", { count: waiting })}</span>
      </label>
      <p role="status">{chosen ? t("door.turnAwayWarning", { count: waiting }) : t("door.keepPlace")}</p>
    </div>
  );
}
