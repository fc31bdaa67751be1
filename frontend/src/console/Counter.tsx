import { Alert } from "design-react-kit";
import { useEffect, useRef, useState } from "react";
import { FeedbackBar } from "../shared/ui/FeedbackBar";
import type { Feedback } from "../shared/ui/feedback";
import type { Viewer } from "./App";
import { type ConsoleText, nameOf, useConsole } from "./context";
import { AlertSettings } from "./parts/AlertSettings";
import { ConnectionBanner } from "./parts/ConnectionBanner";
import { Conversation } from "./parts/Conversation";
import { Door } from "./parts/Door";
import { DoorLinks, focusDoor } from "./parts/DoorLinks";
import { KnockBar } from "./parts/KnockBar";
import { visitAnchor } from "./parts/VisitRow";
import type { DeskSnapshot } from "./state/desk";
import { type Office, type Visit, waitingOf } from "./state/queue";
import type { LeftRequest } from "./state/requests";
import { useAlerts } from "./useAlerts";
import { useDesk } from "./useDesk";
import { useRequests } from "./useRequests";
import { useVanished } from "./useVanished";

interface CounterProps {
  readonly viewer: Viewer;
  readonly tenantName: string;
  readonly feedback: Feedback | undefined;
}

/** The doors of one operator: who waits, who is being received, what the door says. */
export function Counter({ viewer, tenantName, feedback }: CounterProps) {
  const { client, say, t } = useConsole();
  const { offices } = viewer;
  const [announcement, announce] = useState({ text: "", count: 0 });
  const officeIds = offices.map(({ id }) => id);
  const tell = (sentences: readonly string[]) =>
    announce(({ count }) => ({ text: sentences.join(". "), count: count + 1 }));
  const { snapshot, acknowledge } = useDesk(client, officeIds, {
    onKnock(visits) {
      alerts.knock(visits, offices);
      tell(visits.map((visit) => knockSentence(visit, offices, t)));
    },
    onWrote: (visits) => tell(visits.map((visit) => wroteSentence(visit, t))),
  });
  const requests = useRequests(client, officeIds, (come) => {
    tell(come.map((request) => requestSentence(request, offices, t)));
  });
  const { conversation, ringing } = snapshot;
  const receiving = conversation !== undefined;
  const alerts = useAlerts(ringing, receiving, tabTitle(snapshot, tenantName, t), ({ notice, visitId }) => {
    if (notice === "heard") acknowledge([visitId]);
    else document.getElementById(visitAnchor(visitId))?.focus();
  });
  useFocusAfterConversation(conversation);
  useVanished(conversation, feedback);

  if (offices.length === 0) return <NoDoors />;
  return (
    <>
      <h1 className="visually-hidden">{t("console.title")}</h1>
      <div role="status" className="visually-hidden">
        {/* A new element each time: two knocks without a name read alike and are both told. */}
        <span key={announcement.count}>{announcement.text}</span>
      </div>
      <ConnectionBanner connected={snapshot.connected} />
      <KnockBar
        ringing={ringing.size}
        sound={alerts.sound}
        onHeard={() => acknowledge([...ringing])}
        onEnable={alerts.tryBell}
      />
      <FeedbackBar feedback={feedback} onClose={() => say(undefined)} />
      {conversation && <Conversation key={conversation.id} visit={conversation} offices={offices} />}
      {offices.length > 1 && <DoorLinks offices={offices} snapshot={snapshot} requests={requests} />}
      <div className="doors">
        {offices.map((office) => (
          <Door key={office.id} office={office} snapshot={snapshot} requests={requests.get(office.id)} />
        ))}
        <AlertSettings alerts={alerts} />
      </div>
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

/** When a conversation ends its buttons vanish: the keyboard goes on at the door where it was. */
function useFocusAfterConversation(conversation: Visit | undefined) {
  const door = useRef<string>(undefined);
  const officeId = conversation?.office.id;
  useEffect(() => {
    if (door.current !== undefined && officeId === undefined) focusDoor(door.current);
    door.current = officeId;
  }, [officeId]);
}

function officeName(officeId: string, offices: readonly Office[]): string {
  return offices.find(({ id }) => id === officeId)?.name ?? "";
}

function knockSentence(visit: Visit, offices: readonly Office[], t: ConsoleText): string {
  return t("alert.knocked", { name: nameOf(visit, t), office: officeName(visit.office.id, offices) });
}

function requestSentence({ name, office }: LeftRequest, offices: readonly Office[], t: ConsoleText): string {
  return t("requests.left", {
    name: name ?? t("visit.anonymous"),
    office: officeName(office.id, offices),
  });
}

function wroteSentence(visit: Visit, t: ConsoleText): string {
  return t("write.wrote", { name: nameOf(visit, t), text: visit.messages.at(-1)?.text ?? "" });
}

function tabTitle({ queues, ringing }: DeskSnapshot, tenant: string, t: ConsoleText): string {
  const all = [...queues.values()];
  const count = all.flatMap(waitingOf).length;
  const ringingAt = all.find(({ visits }) => visits.some(({ id }) => ringing.has(id)));
  if (ringingAt) return t("alert.tabRinging", { count, office: ringingAt.office.name });
  return count > 0 ? t("alert.tabWaiting", { count, tenant }) : t("alert.tabQuiet", { tenant });
}
