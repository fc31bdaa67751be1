import { Button } from "design-react-kit";
import { useEffect, useRef, useState } from "react";
import { countdown } from "../../shared/time";
import { nameOf, useConsole } from "../context";
import type { Office, Visit } from "../state/queue";
import { useMove } from "../useMove";
import { useElapsed, useNow } from "../useNow";
import { CallArea } from "./CallArea";
import { HoldDialog, NotesDialog, TransferDialog } from "./dialogs";
import { Thread } from "./Thread";

interface ConversationProps {
  readonly visit: Visit;
  readonly offices: readonly Office[];
}

/** The one person whom this operator has called or receives. */
export function Conversation({ visit, offices }: ConversationProps) {
  const { t } = useConsole();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = nameOf(visit, t);
  const called = visit.state === "CALLED";
  const office = offices.find(({ id }) => id === visit.office.id);
  return (
    <section className="panel talk" aria-labelledby="talk-heading">
      <div role="status" className="visually-hidden">
        {called ? "" : t("talk.entered", { name })}
      </div>
      <div className="talk-top">
        <div>
          <h2 id="talk-heading" ref={heading} tabIndex={-1}>
            {t(called ? "talk.calledHeading" : "talk.heading", { name })}
          </h2>
          {called ? <Awaited visit={visit} /> : <Since at={visit.enteredAt ?? visit.knockedAt} />}
        </div>
        <TalkButtons visit={visit} />
      </div>
      {visit.reason && <p className="talk-reason">{t("talk.reason", { reason: visit.reason })}</p>}
      {visit.notes && <p className="visit-notes">{t("notes.shown", { notes: visit.notes })}</p>}
      <Written visit={visit} />
      {offices.length > 1 && office && (
        <p className="hint">{t("talk.elsewhereDoor", { office: office.name })}</p>
      )}
      {visit.room?.url ? (
        <LinkedRoom name={visit.room.name} url={visit.room.url} />
      ) : (
        <CallArea visit={visit} />
      )}
    </section>
  );
}

/** What was written before the talk, for whoever wants to look back. */
function Written({ visit }: { readonly visit: Visit }) {
  const { t } = useConsole();
  const count = visit.messages.length;
  if (count === 0) return null;
  return (
    <details className="talk-written">
      <summary>{t("write.count", { count })}</summary>
      <Thread visit={visit} />
    </details>
  );
}

/** The call takes place where the office has its own room: at Teams, Meet or Zoom. */
function LinkedRoom({ name, url }: { readonly name: string; readonly url: string }) {
  const { t } = useConsole();
  return (
    <p className="talk-link">
      {t("talk.linkedRoom", { name })}{" "}
      <a className="btn btn-primary" href={url} target="_blank" rel="noopener noreferrer">
        {t("talk.openRoom")}
      </a>
    </p>
  );
}

function Awaited({ visit }: { readonly visit: Visit }) {
  const { t } = useConsole();
  const now = useNow(1_000);
  const name = nameOf(visit, t);
  const left = visit.answerBy === null ? 0 : (Date.parse(visit.answerBy) - now) / 1000;
  if (left <= 0) return <p className="talk-state">{t("talk.overdue", { name })}</p>;
  return <p className="talk-state">{t("talk.waitingToEnter", { name, time: countdown(left) })}</p>;
}

function Since({ at }: { readonly at: string }) {
  const { t } = useConsole();
  return <p className="talk-state">{t("talk.since", { time: useElapsed(at) })}</p>;
}

function TalkButtons({ visit }: { readonly visit: Visit }) {
  const { t } = useConsole();
  const { pending, run } = useMove();
  const [asking, ask] = useState<"hold" | "notes" | "transfer">();
  const visitId = visit.id;
  const inRoom = visit.state === "IN_ROOM";
  const close = () => ask(undefined);
  return (
    <div className="talk-buttons">
      {inRoom && (
        <Button
          color="danger"
          disabled={pending !== undefined}
          onClick={() => void run({ kind: "end", visitId }, visit)}
        >
          {t("talk.end")}
        </Button>
      )}
      <Button color="primary" outline disabled={pending !== undefined} onClick={() => ask("hold")}>
        {t("talk.hold")}
      </Button>
      <Button color="primary" outline disabled={pending !== undefined} onClick={() => ask("transfer")}>
        {t("visit.transfer")}
      </Button>
      <Button color="primary" outline onClick={() => ask("notes")}>
        {t("notes.open")}
      </Button>
      {asking === "hold" && <HoldDialog visit={visit} onClose={close} onDone={close} />}
      {asking === "notes" && <NotesDialog visit={visit} onClose={close} onDone={close} />}
      {asking === "transfer" && <TransferDialog visit={visit} onClose={close} onDone={close} />}
    </div>
  );
}
