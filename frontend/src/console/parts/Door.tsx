import { lazy, Suspense } from "react";
import { useConsole } from "../context";
import type { DeskSnapshot } from "../state/desk";
import { type Office, waitingOf } from "../state/queue";
import type { LeftRequest } from "../state/requests";
import { doorAnchor } from "./DoorLinks";
import { DoorPanel } from "./DoorPanel";
import { Figures } from "./Figures";
import { QueuePanel } from "./QueuePanel";
import { Refused } from "./Refused";
import { Requests } from "./Requests";
import { SilentAlerts } from "./SilentAlerts";

/** Most doors are not booked: what shows appointments is not loaded for them. */
const Appointments = lazy(async () => ({ default: (await import("./Appointments")).Appointments }));

interface DoorProps {
  readonly office: Office;
  readonly snapshot: DeskSnapshot;
  /** Missing until they have come. */
  readonly requests: readonly LeftRequest[] | undefined;
}

/** One door of the operator: who waits, what the door says, the day so far. */
export function Door({ office, snapshot, requests }: DoorProps) {
  const { t } = useConsole();
  const queue = snapshot.queues.get(office.id);
  const anchor = doorAnchor(office.id);
  return (
    <section aria-labelledby={anchor}>
      <h2 id={anchor} tabIndex={-1} className="door-name">
        {office.name}
      </h2>
      {snapshot.refusals.has(office.id) && <Refused />}
      {!queue && !snapshot.refusals.has(office.id) && <p role="status">{t("console.loading")}</p>}
      {queue && <SilentAlerts office={office} />}
      {queue && (
        <div className="counter-columns">
          <div className="counter-main">
            <QueuePanel queue={queue} ringing={snapshot.ringing} busy={snapshot.conversation !== undefined} />
            {requests && requests.length > 0 && <Requests office={office} requests={requests} />}
            {queue.office.takesAppointments && (
              <Suspense>
                <Appointments officeId={office.id} />
              </Suspense>
            )}
          </div>
          <div className="counter-side">
            <DoorPanel office={queue.office} waiting={waitingOf(queue).length} />
            <Figures figures={queue.figures} />
          </div>
        </div>
      )}
    </section>
  );
}
