import { useEffect, useState } from "react";
import { retryUnreachable } from "../../../../shared/graphql/retry";
import { type Office, useManage } from "../../../context";
import { OfficeAlertsDocument, type OfficeAlertsQuery } from "../../../operations";

type KnownAlerts = OfficeAlertsQuery["officeAlerts"];

/** How the alerts of an office fare; `known` is what was last heard. */
export interface AlertsState {
  readonly known: KnownAlerts | undefined;
  readonly failed: boolean;
  ask(): void;
}

/** Asks when the page opens and after every save: a key belongs to its address. */
export function useAlerts({ id: officeId, revision }: Office): AlertsState {
  const { client } = useManage();
  const [known, setKnown] = useState<KnownAlerts>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision, or attempt, asks again.
  useEffect(() => {
    let gone = false;
    setFailed(false);
    retryUnreachable(() => client.request(OfficeAlertsDocument, { officeId })).then(
      ({ officeAlerts }) => {
        if (!gone) setKnown(officeAlerts);
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [client, officeId, revision, attempt]);
  return { known, failed, ask: () => setAttempt(attempt + 1) };
}
