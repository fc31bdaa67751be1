import { Badge, Button } from "design-react-kit";
import { useState } from "react";
import { timeOfDay } from "../../shared/time";
import { nameOf, useConsole } from "../context";
import type { Visit } from "../state/queue";
import { isUnanswered } from "../state/written";
import { useMove } from "../useMove";
import { useElapsed } from "../useNow";
import { DeclineDialog, NotesDialog, TalkPanel, TransferDialog } from "./dialogs";

interface VisitRowProps {
  readonly visit: Visit;
  readonly officeSlug: string;
  readonly position: number;
  readonly ringing: boolean;
  /** Was away, and is there again. */
  readonly back: boolean;
  readonly busy: boolean;
  /** The visit was moved from here, so its buttons are about to vanish. */
  onGone(): void;
}

/** The id of the row of a visit. */
export const visitAnchor = (visitId: string) => `visit-${visitId}`;

export function VisitRow({ visit, officeSlug, position, ringing, back, busy, onGone }: VisitRowProps) {
  const { t } = useConsole();
  const { pending, run } = useMove();
  const [asking, ask] = useState<"decline" | "notes" | "talk" | "transfer">();
  const name = nameOf(visit, t);
  const close = () => ask(undefined);
  const finish = (done: boolean) => {
    close();
    if (done) onGone();
  };
  return (
    <li id={visitAnchor(visit.id)} tabIndex={-1} className={ringing ? "visit visit-ringing" : "visit"}>
      <span className="visit-position" aria-hidden>
        {position}
      </span>
      <VisitFacts visit={visit} ringing={ringing} back={back} />
      <div className="visit-buttons">
        <Button
          color="primary"
          outline
          size="xs"
          disabled={busy || pending !== undefined}
          aria-label={t("visit.admitNamed", { name })}
          onClick={() => void run({ kind: "admit", visitId: visit.id }, visit)}
        >
          {t("visit.admit")}
        </Button>
        <Button
          color="link"
          size="xs"
          aria-label={t("write.openNamed", { name })}
          aria-expanded={asking === "talk"}
          onClick={() => ask(asking === "talk" ? undefined : "talk")}
        >
          {t("write.open")}
        </Button>
        <Button
          color="link"
          size="xs"
          aria-label={t("notes.openNamed", { name })}
          onClick={() => ask("notes")}
        >
          {t("notes.open")}
        </Button>
        <Button
          color="link"
          size="xs"
          aria-label={t("visit.transferNamed", { name })}
          onClick={() => ask("transfer")}
        >
          {t("visit.transfer")}
        </Button>
        <Button
          color="link"
          size="xs"
          aria-label={t("visit.declineNamed", { name })}
          onClick={() => ask("decline")}
        >
          {t("visit.decline")}
        </Button>
      </div>
      {asking === "talk" && <TalkPanel visit={visit} officeSlug={officeSlug} onClose={close} />}
      {asking === "notes" && <NotesDialog visit={visit} onClose={close} onDone={finish} />}
      {asking === "decline" && <DeclineDialog visit={visit} onClose={close} onDone={finish} />}
      {asking === "transfer" && <TransferDialog visit={visit} onClose={close} onDone={finish} />}
    </li>
  );
}

function VisitFacts({ visit, ringing, back }: Pick<VisitRowProps, "visit" | "ringing" | "back">) {
  const { lang, t } = useConsole();
  const waited = useElapsed(visit.knockedAt);
  return (
    <div className="visit-facts">
      <p className="visit-name">
        <strong>{nameOf(visit, t)}</strong> <span>{t("visit.waiting", { time: waited })}</span>
      </p>
      <p className={visit.reason ? "visit-reason" : "visit-reason none"}>
        {visit.reason || t("visit.noReason")}
      </p>
      {visit.notes && <p className="visit-notes">{t("notes.shown", { notes: visit.notes })}</p>}
      <LastWord visit={visit} />
      <p className="visit-marks">
        {ringing && <Badge color="danger">{t("visit.ringing")}</Badge>}
        {visit.appointmentAt && (
          <Badge color="primary">
            {t("visit.appointment", { time: timeOfDay(visit.appointmentAt, lang) })}
          </Badge>
        )}
        {visit.calledBack && <Badge color="primary">{t("visit.calledBack")}</Badge>}
        {visit.awaySince && <Away since={visit.awaySince} />}
        {back && <Badge color="success">{t("visit.back")}</Badge>}
        {visit.calls > 0 && (
          <Badge color="secondary">{t("visit.calledBefore", { count: visit.calls })}</Badge>
        )}
      </p>
    </div>
  );
}

/** The end of what was written: enough to see whether somebody waits for an answer. */
function LastWord({ visit }: { readonly visit: Visit }) {
  const { t } = useConsole();
  const last = visit.messages.at(-1);
  if (!last) return null;
  const unanswered = isUnanswered(visit);
  return (
    <p className={unanswered ? "visit-said unanswered" : "visit-said"}>
      {unanswered && <Badge color="primary">{t("write.unanswered")}</Badge>}{" "}
      {t(unanswered ? "write.lastByVisitor" : "write.lastByOffice", { text: last.text })}
    </p>
  );
}

function Away({ since }: { readonly since: string }) {
  const { t } = useConsole();
  const time = useElapsed(since);
  return (
    <>
      <Badge color="warning">{t("visit.away", { time })}</Badge>
      <small>{t("visit.awayHint")}</small>
    </>
  );
}
