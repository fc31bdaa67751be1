import { Button } from "design-react-kit";
import { useEffect, useState } from "react";
import type { GraphqlClient } from "../../shared/graphql/client";
import { dayAndTime } from "../../shared/time";
import { useConsole } from "../context";
import { SilentAlertsDocument } from "../operations";
import type { Office } from "../state/queue";
import { type SilentWay, unsaid } from "../state/silent";

/** Deliveries are tried again for minutes before they are given up: it is no matter of seconds. */
const ASK_EVERY_MS = 5 * 60_000;

/** One quiet line where the alerts of an office go nowhere: whoever receives can tell who sets them up. */
export function SilentAlerts({ office }: { readonly office: Office }) {
  const { client, lang, t } = useConsole();
  const silent = useSilent(client, office.id);
  const [away, putAway] = useState<readonly SilentWay[]>([]);
  const lines = unsaid(silent, away);
  if (lines.length === 0) return null;
  return (
    <div className="alert alert-warning with-action">
      <span>
        {lines.map(({ way, since }) => t(`silent.${way}`, { when: dayAndTime(since, lang) })).join(" ")}{" "}
        {t("silent.tell")}
      </span>
      <Button color="primary" outline size="sm" onClick={() => putAway(silent)}>
        {t("silent.hide")} <span className="visually-hidden">{office.name}</span>
      </Button>
    </div>
  );
}

function useSilent(client: GraphqlClient, officeId: string): readonly SilentWay[] {
  const [silent, setSilent] = useState<readonly SilentWay[]>([]);
  useEffect(() => {
    let gone = false;
    const ask = () => {
      client.request(SilentAlertsDocument, { officeId }).then(
        ({ officeAlerts }) => {
          if (!gone) setSilent(officeAlerts.silent);
        },
        // What is known stays true until somebody answers.
        () => {},
      );
    };
    ask();
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [client, officeId]);
  return silent;
}
