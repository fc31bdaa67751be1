import { Button } from "design-react-kit";
import { dayAndTime } from "../../shared/time";
import { useConsole } from "../context";
import type { LeftRequest } from "../state/requests";
import { useRequestMove } from "../useRequestMove";

interface DoneRequestProps {
  readonly request: LeftRequest;
  /** The button is about to vanish. */
  onGone(): void;
}

/** A request that is over, and the way to take that back. */
export function DoneRequest({ request, onGone }: DoneRequestProps) {
  const { lang, t } = useConsole();
  const moves = useRequestMove(request);
  const { outcome, doneAt } = request;
  const name = request.name ?? t("visit.anonymous");
  const final = outcome === "WITHDRAWN" || outcome === "LAPSED";
  return (
    <li className="request request-done">
      <p>
        <strong>{name}</strong> {outcome && t(`requests.outcome.${outcome}`)}
        {doneAt && <small> {dayAndTime(doneAt, lang)}</small>}
      </p>
      {!final && (
        <Button
          color="link"
          size="xs"
          disabled={moves.pending}
          aria-label={t("requests.reopenNamed", { name })}
          onClick={() => {
            moves.reopen();
            onGone();
          }}
        >
          {t("requests.reopen")}
        </Button>
      )}
    </li>
  );
}
