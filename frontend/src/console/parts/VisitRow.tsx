import { Badge, Button } from "design-react-kit";
import { useState } from "react";
import { nameOf, useConsole } from "../context";
import type { Visit } from "../state/queue";
import { useMove } from "../useMove";
import { useElapsed } from "../useNow";
import { DeclineDialog } from "./DeclineDialog";
import { TransferDialog } from "./TransferDialog";

interface VisitRowProps {
  readonly visit: Visit;
  readonly position: number;
  readonly ringing: boolean;
  readonly busy: boolean;
  /** The visit was moved from here, so its buttons are about to vanish. */
  onGone(): void;
}

export function VisitRow({ visit, position, ringing, busy, onGone }: VisitRowProps) {
  const { t } = useConsole();
  const { pending, run } = useMove();
  const [asking, ask] = useState<"decline" | "transfer">();
  const name = nameOf(visit, t);
  const close = () => ask(undefined);
  const finish = (done: boolean) => {
    close();
    if (done) onGone();
  };
  return (
    <li className={ringing ? "visit visit-ringing" : "visit"}>
      <span className="visit-position" aria-hidden>
        {position}
      </span>
      <VisitFacts visit={visit} ringing={ringing} />
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
      {asking === "decline" && <DeclineDialog visit={visit} onClose={close} onDone={finish} />}
      {asking === "transfer" && <TransferDialog visit={visit} onClose={close} onDone={finish} />}
    </li>
  );
}

function VisitFacts({ visit, ringing }: { readonly visit: Visit; readonly ringing: boolean }) {
  const { t } = useConsole();
  const waited = useElapsed(visit.knockedAt);
  return (
    <div className="visit-facts">
      <p className="visit-name">
        <strong>{nameOf(visit, t)}</strong> <span>{t("visit.waiting", { time: waited })}</span>
      </p>
      <p className={visit.reason ? "visit-reason" : "visit-reason none"}>
        {visit.reason || t("visit.noReason")}
      </p>
      <p className="visit-marks">
        {ringing && <Badge color="danger">{t("visit.ringing")}</Badge>}
        {visit.calledBack && <Badge color="primary">{t("visit.calledBack")}</Badge>}
        {visit.awaySince && <Away since={visit.awaySince} />}
        {visit.calls > 0 && (
          <Badge color="secondary">{t("visit.calledBefore", { count: visit.calls })}</Badge>
        )}
      </p>
    </div>
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
