import { useConsole } from "../context";
import { doneOf, type LeftRequest, openOf } from "../state/requests";
import { DoneRequest } from "./DoneRequest";
import { RequestRow } from "./RequestRow";

interface RequestListProps {
  readonly requests: readonly LeftRequest[];
  /** Where the keyboard goes on when the buttons of a request vanish. */
  readonly headingId: string;
}

/** Those that wait, the longest first; then those that were done lately, folded away. */
export function RequestList({ requests, headingId }: RequestListProps) {
  const { t } = useConsole();
  const open = openOf(requests);
  const done = doneOf(requests);
  const leave = () => document.getElementById(headingId)?.focus();
  return (
    <>
      {open.length === 0 ? (
        <p>{t("requests.none")}</p>
      ) : (
        <ul className="requests">
          {open.map((request) => (
            <RequestRow key={request.id} request={request} onGone={leave} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details className="requests-done">
          <summary>{t("requests.done", { count: done.length })}</summary>
          <ul className="requests">
            {done.map((request) => (
              <DoneRequest key={request.id} request={request} onGone={leave} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
