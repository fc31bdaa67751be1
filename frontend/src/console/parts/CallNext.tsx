import { Button } from "design-react-kit";
import { nameOf, useConsole } from "../context";
import { type QueueState, waitingOf } from "../state/queue";
import { useMove } from "../useMove";

interface CallNextProps {
  readonly queue: QueueState;
  /** The operator is receiving somebody, here or at another door. */
  readonly busy: boolean;
}

/** The button that calls whoever is first; where that is somebody who is away, the first who is there as well. */
export function CallNext({ queue, busy }: CallNextProps) {
  const { t } = useConsole();
  const { pending, run } = useMove();
  const [first, ...others] = waitingOf(queue);
  const disabled = busy || !first || pending !== undefined;
  const call = (presentOnly: boolean) =>
    void run({ kind: "callNext", officeId: queue.office.id, presentOnly });
  if (!first?.awaySince) {
    return (
      <Button
        color="primary"
        aria-label={t("queue.callNextAt", { office: queue.office.name })}
        disabled={disabled}
        onClick={() => call(false)}
      >
        {t("queue.callNext")}
      </Button>
    );
  }
  const present = others.find(({ awaySince }) => awaySince === null);
  const name = nameOf(first, t);
  return (
    <div className="call-next">
      {present && (
        <Button color="primary" disabled={disabled} onClick={() => call(true)}>
          {t("queue.callPresent", { name: nameOf(present, t) })}
        </Button>
      )}
      <Button
        color="primary"
        outline
        disabled={disabled}
        onClick={() => void run({ kind: "admit", visitId: first.id }, first)}
      >
        {t("queue.callAway", { name })}
      </Button>
      <p className="hint">{t(present ? "queue.firstAway" : "queue.nobodyPresent", { name })}</p>
    </div>
  );
}
