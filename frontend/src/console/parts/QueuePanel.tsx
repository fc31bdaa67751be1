import { Button } from "design-react-kit";
import { useState } from "react";
import { nameOf, useConsole } from "../context";
import { type QueueState, type Visit, waitingOf } from "../state/queue";
import { nobodyAway, remember } from "../state/returned";
import { CallNext } from "./CallNext";
import { focusDoor } from "./DoorLinks";
import { BroadcastDialog } from "./dialogs";
import { VisitRow } from "./VisitRow";

interface QueuePanelProps {
  readonly queue: QueueState;
  readonly ringing: ReadonlySet<string>;
  /** The operator is receiving somebody, here or at another door. */
  readonly busy: boolean;
}

/** Who waits at one door, and who is with a colleague. */
export function QueuePanel({ queue, ringing, busy }: QueuePanelProps) {
  const { t } = useConsole();
  const [telling, tell] = useState(false);
  const waiting = waitingOf(queue);
  const { back } = useAbsences(waiting);
  const { office } = queue;
  const leave = () => focusDoor(office.id);
  return (
    <div className="panel queue">
      <div className="queue-top">
        <div>
          <h3>{t("queue.heading")}</h3>
          {waiting.length > 0 && <p>{t("queue.count", { count: waiting.length })}</p>}
        </div>
        <CallNext queue={queue} busy={busy} />
      </div>
      {busy && waiting.length > 0 && <p className="hint">{t("queue.busyHint")}</p>}
      {waiting.length === 0 ? (
        <Empty open={office.door.open} />
      ) : (
        <ol className="visits">
          {waiting.map((visit, index) => (
            <VisitRow
              key={visit.id}
              visit={visit}
              officeSlug={office.slug}
              position={index + 1}
              ringing={ringing.has(visit.id)}
              back={back.has(visit.id)}
              busy={busy}
              onGone={leave}
            />
          ))}
        </ol>
      )}
      {waiting.length > 1 && (
        <Button color="link" size="xs" onClick={() => tell(true)}>
          {t("broadcast.open")} <span className="visually-hidden">{office.name}</span>
        </Button>
      )}
      {telling && <BroadcastDialog office={office} waiting={waiting.length} onClose={() => tell(false)} />}
      <WithColleagues visits={queue.visits.filter(({ state, mine }) => state !== "WAITING" && !mine)} />
    </div>
  );
}

/** Who was away, and who is back: known to this console alone, and renewed while it draws. */
function useAbsences(waiting: readonly Visit[]) {
  const [absences, setAbsences] = useState(nobodyAway);
  const now = remember(absences, waiting);
  if (now !== absences) setAbsences(now);
  return now;
}

function Empty({ open }: { readonly open: boolean }) {
  const { t } = useConsole();
  return (
    <div className="empty">
      <p>
        <strong>{t("queue.empty")}</strong>
      </p>
      <p>{t(open ? "queue.emptyHint" : "queue.emptyClosed")}</p>
    </div>
  );
}

function WithColleagues({ visits }: { readonly visits: readonly Visit[] }) {
  const { t } = useConsole();
  if (visits.length === 0) return null;
  return (
    <>
      <h4>{t("queue.elsewhere")}</h4>
      <ul className="colleagues">
        {visits.map((visit) => (
          <li key={visit.id}>
            {t(visit.state === "CALLED" ? "queue.calledByColleague" : "queue.withColleague", {
              name: nameOf(visit, t),
              operator: visit.operator ?? t("queue.aColleague"),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
