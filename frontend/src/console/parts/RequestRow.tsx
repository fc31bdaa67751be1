import { Badge, Button } from "design-react-kit";
import { useState } from "react";
import { timeOfDay } from "../../shared/time";
import { useConsole } from "../context";
import type { RequestVerdict } from "../operations";
import type { LeftRequest } from "../state/requests";
import { useElapsed } from "../useNow";
import { useRequestMove } from "../useRequestMove";
import { MessageField } from "./MessageField";

interface RequestRowProps {
  readonly request: LeftRequest;
  /** The request was closed from here, so its buttons are about to vanish. */
  onGone(): void;
}

/** A request that waits: who, what about, how to reach them, and what became of it. */
export function RequestRow({ request, onGone }: RequestRowProps) {
  const { t } = useConsole();
  const name = request.name ?? t("visit.anonymous");
  const moves = useRequestMove(request);
  const [note, setNote] = useState(request.note ?? "");
  const close = (verdict: RequestVerdict) =>
    void moves.close(verdict, note).then((done) => {
      if (done && verdict !== "NO_ANSWER") onGone();
    });
  const verdict = (kind: RequestVerdict) => (
    <Button
      color="primary"
      outline
      size="xs"
      disabled={moves.pending}
      aria-label={t(`requests.closeNamed.${kind}`, { name })}
      onClick={() => close(kind)}
    >
      {t(`requests.close.${kind}`)}
    </Button>
  );
  return (
    <li className="request">
      <RequestFacts request={request} name={name} />
      <Contacts request={request} name={name} />
      <div className="request-buttons">
        {request.state === "OPEN" && (
          <Button
            color="primary"
            size="xs"
            disabled={moves.pending}
            aria-label={t("requests.takeNamed", { name })}
            onClick={moves.take}
          >
            {t("requests.take")}
          </Button>
        )}
        <Button
          color="primary"
          outline
          size="xs"
          disabled={moves.pending}
          aria-label={t("requests.inviteNamed", { name })}
          onClick={moves.invite}
        >
          {t("requests.invite")}
        </Button>
        {verdict("ANSWERED")}
        {verdict("NO_ANSWER")}
        {request.attempts > 0 && verdict("UNREACHABLE")}
        {verdict("NOT_NEEDED")}
      </div>
      <details className="request-note">
        <summary>{request.note ? t("requests.noted", { note: request.note }) : t("requests.note")}</summary>
        <MessageField label={t("requests.noteLabel", { name })} value={note} onChange={setNote} />
        <small>{t("requests.noteHint")}</small>
      </details>
    </li>
  );
}

function RequestFacts({ request, name }: { readonly request: LeftRequest; readonly name: string }) {
  const { lang, t } = useConsole();
  const elapsed = useElapsed(request.createdAt);
  const { attempts, triedAt, invitedAt, takenBy } = request;
  return (
    <div className="visit-facts">
      <p className="visit-name">
        <strong>{name}</strong> <span>{t(`requests.kind.${request.kind}`, { time: elapsed })}</span>
      </p>
      {request.text && <p className="request-text">{request.text}</p>}
      <p className="visit-marks">
        {request.mine && <Badge color="success">{t("requests.mine")}</Badge>}
        {takenBy && !request.mine && (
          <Badge color="secondary">{t("requests.takenBy", { name: takenBy })}</Badge>
        )}
        {request.leftQueue && <Badge color="secondary">{t("requests.leftQueue")}</Badge>}
        {triedAt && (
          <Badge color="warning">
            {t("requests.tried", { count: attempts, time: timeOfDay(triedAt, lang) })}
          </Badge>
        )}
        {invitedAt && (
          <Badge color="primary">
            {t(request.came ? "requests.came" : "requests.invited", { time: timeOfDay(invitedAt, lang) })}
          </Badge>
        )}
        {request.lang !== lang && (
          <Badge color="secondary">{t("requests.reads", { lang: request.lang })}</Badge>
        )}
      </p>
    </div>
  );
}

/** The telephone of the desk, or the program for letters, is one press away. */
function Contacts({ request, name }: { readonly request: LeftRequest; readonly name: string }) {
  const { t } = useConsole();
  const { phone, email } = request;
  if (!phone && !email) return <p className="hint">{t("requests.noContact")}</p>;
  return (
    <p className="request-contacts">
      {phone && (
        <a href={`tel:${phone}`} aria-label={t("requests.phoneNamed", { name, phone })}>
          {phone}
        </a>
      )}
      {email && (
        <a href={`mailto:${email}`} aria-label={t("requests.emailNamed", { name, email })}>
          {email}
        </a>
      )}
    </p>
  );
}
