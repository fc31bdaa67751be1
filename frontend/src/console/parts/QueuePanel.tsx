import { Button } from "design-react-kit";
import { nameOf, useConsole } from "../context";
import { type QueueState, type Visit, waitingOf } from "../state/queue";
import { useMove } from "../useMove";
import { focusDoor } from "./DoorLinks";
import { VisitRow } from "./VisitRow";

interface QueuePanelProps {
  readonly queue: QueueState;
  readonly ringing: ReadonlySet<string>;
  /** The operator is receiving somebody, here or at another door. */
  readonly busy: boolean;
}

/** Who waits at one door, and the button that calls whoever is first. */
export function QueuePanel({ queue, ringing, busy }: QueuePanelProps) {
  const { t } = useConsole();
  const { pending, run } = useMove();
  const waiting = waitingOf(queue);
  const officeId = queue.office.id;
  const leave = () => focusDoor(officeId);
  return (
    <div className="panel queue">
      <div className="queue-top">
        <div>
          <h3>{t("queue.heading")}</h3>
          {waiting.length > 0 && <p>{t("queue.count", { count: waiting.length })}</p>}
        </div>
        <Button
          color="primary"
          aria-label={t("queue.callNextAt", { office: queue.office.name })}
          disabled={busy || waiting.length === 0 || pending !== undefined}
          onClick={() => void run({ kind: "callNext", officeId })}
        >
          {t("queue.callNext")}
        </Button>
      </div>
      {busy && waiting.length > 0 && <p className="hint">{t("queue.busyHint")}</p>}
      {waiting.length === 0 ? (
        <Empty open={queue.office.door.open} />
      ) : (
        <ol className="visits">
          {waiting.map((visit, index) => (
            <VisitRow
              key={visit.id}
              visit={visit}
              position={index + 1}
              ringing={ringing.has(visit.id)}
              busy={busy}
              onGone={leave}
            />
          ))}
        </ol>
      )}
      <WithColleagues visits={queue.visits.filter(({ state, mine }) => state !== "WAITING" && !mine)} />
    </div>
  );
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
