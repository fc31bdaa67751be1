import { Alert } from "design-react-kit";
import { useEffect, useRef, useState } from "react";
import type { Viewer } from "./App";
import { type ConsoleText, type Feedback, nameOf, useConsole } from "./context";
import { AlertSettings } from "./parts/AlertSettings";
import { ConnectionBanner } from "./parts/ConnectionBanner";
import { Conversation } from "./parts/Conversation";
import { DoorPanel } from "./parts/DoorPanel";
import { DoorTabs } from "./parts/DoorTabs";
import { FeedbackBar } from "./parts/FeedbackBar";
import { Figures } from "./parts/Figures";
import { KnockBar } from "./parts/KnockBar";
import { QueuePanel } from "./parts/QueuePanel";
import { Refused } from "./parts/Refused";
import type { DeskSnapshot } from "./state/desk";
import { type Office, type Visit, waitingOf } from "./state/queue";
import { useAlerts } from "./useAlerts";
import { useDesk } from "./useDesk";

interface CounterProps {
  readonly viewer: Viewer;
  readonly tenantName: string;
  readonly feedback: Feedback | undefined;
}

/** The doors of one operator: who waits, who is being received, what the door says. */
export function Counter({ viewer, tenantName, feedback }: CounterProps) {
  const { client, t } = useConsole();
  const { offices } = viewer;
  const [chosen, choose] = useState(offices[0]?.id);
  const [announcement, announce] = useState({ text: "", count: 0 });
  const officeIds = offices.map(({ id }) => id);
  const { snapshot, acknowledge } = useDesk(client, officeIds, (visits) => {
    alerts.knock(visits, offices);
    const text = visits.map((visit) => knockSentence(visit, offices, t)).join(". ");
    announce(({ count }) => ({ text, count: count + 1 }));
  });
  const { conversation, ringing } = snapshot;
  const alerts = useAlerts(ringing.size > 0, tabTitle(snapshot, tenantName, t));
  const queueHeading = useFocusAfterConversation(conversation);

  if (offices.length === 0) return <NoDoors />;
  const queue = snapshot.queues.get(chosen ?? "");
  const refused = snapshot.refusals.has(chosen ?? "");
  return (
    <>
      <h1 className="visually-hidden">{t("console.title")}</h1>
      <div role="status" className="visually-hidden">
        {/* A new element each time: two knocks without a name read alike and are both told. */}
        <span key={announcement.count}>{announcement.text}</span>
      </div>
      <ConnectionBanner connected={snapshot.connected} />
      <KnockBar ringing={ringing.size} sound={alerts.sound} onHeard={acknowledge} onEnable={alerts.tryBell} />
      <FeedbackBar feedback={feedback} />
      {conversation && <Conversation key={conversation.id} visit={conversation} offices={offices} />}
      {offices.length > 1 && (
        <DoorTabs offices={offices} snapshot={snapshot} chosen={chosen} onChoose={choose} />
      )}
      {refused && <Refused />}
      {!queue && !refused && <p role="status">{t("console.loading")}</p>}
      {queue && (
        <div className="counter-columns">
          <QueuePanel
            key={queue.office.id}
            queue={queue}
            ringing={ringing}
            busy={conversation !== undefined}
            headingRef={queueHeading}
          />
          <div className="counter-side">
            <DoorPanel key={queue.office.id} office={queue.office} waiting={waitingOf(queue).length} />
            <Figures figures={queue.figures} />
            <AlertSettings alerts={alerts} />
          </div>
        </div>
      )}
    </>
  );
}

function NoDoors() {
  const { t } = useConsole();
  return (
    <Alert color="info">
      <strong>{t("console.noDoors")}</strong> {t("console.noDoorsHint")}
    </Alert>
  );
}

/** When a conversation ends its buttons vanish: the keyboard goes on at the queue. */
function useFocusAfterConversation(conversation: Visit | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const wasTalking = useRef(false);
  const talking = conversation !== undefined;
  useEffect(() => {
    if (wasTalking.current && !talking) heading.current?.focus();
    wasTalking.current = talking;
  }, [talking]);
  return heading;
}

function officeName(officeId: string, offices: readonly Office[]): string {
  return offices.find(({ id }) => id === officeId)?.name ?? "";
}

function knockSentence(visit: Visit, offices: readonly Office[], t: ConsoleText): string {
  return t("alert.knocked", { name: nameOf(visit, t), office: officeName(visit.office.id, offices) });
}

function tabTitle({ queues, ringing }: DeskSnapshot, tenant: string, t: ConsoleText): string {
  const all = [...queues.values()];
  const count = all.flatMap(waitingOf).length;
  const ringingAt = all.find(({ visits }) => visits.some(({ id }) => ringing.has(id)));
  if (ringingAt) return t("alert.tabRinging", { count, office: ringingAt.office.name });
  return count > 0 ? t("alert.tabWaiting", { count, tenant }) : t("alert.tabQuiet", { tenant });
}
