import { Badge, Button } from "design-react-kit";
import { useEffect, useState } from "react";
import { retryUnreachable } from "../../shared/graphql/retry";
import { dayAndTime, timeOfDay } from "../../shared/time";
import { Dialog } from "../../shared/ui/Dialog";
import { type ConsoleText, useConsole } from "../context";
import { AppointmentsDocument, CallOffAppointmentDocument, MissAppointmentDocument } from "../operations";
import { type Appointment, agendaOf, type Mark, markOf } from "../state/appointments";
import { faultText } from "../useMove";
import { useNow } from "../useNow";
import { MessageField } from "./MessageField";

const COLOURS = { EXPECTED: "secondary", HERE: "success", LATE: "warning", MISSED: "danger" } as const;
const MINUTE_HAND_MS = 5_000;

/** Who is expected at one door, today and on the days after. */
export function Appointments({ officeId }: { readonly officeId: string }) {
  const { t } = useConsole();
  const now = useNow(MINUTE_HAND_MS);
  const appointments = useAppointments(officeId);
  if (!appointments) return null;
  const { today, coming } = agendaOf(appointments, now);
  const heading = `appointments-${officeId}`;
  return (
    <section className="panel appointments" aria-labelledby={heading}>
      <h3 id={heading}>{t("appointments.heading")}</h3>
      <h4>{t("appointments.today")}</h4>
      {today.length === 0 && <p>{t("appointments.none")}</p>}
      <List appointments={today} now={now} />
      {coming.length > 0 && (
        <details>
          <summary>{t("appointments.coming", { count: coming.length })}</summary>
          <List appointments={coming} now={now} withDay />
        </details>
      )}
    </section>
  );
}

/** Kept true by a subscription; undefined until the first answer. */
function useAppointments(officeId: string): readonly Appointment[] | undefined {
  const { client } = useConsole();
  const [appointments, setAppointments] = useState<readonly Appointment[]>();
  useEffect(
    () =>
      client.subscribe(
        AppointmentsDocument,
        { officeId },
        { next: (result) => setAppointments(result.appointments) },
      ),
    [client, officeId],
  );
  return appointments;
}

interface ListProps {
  readonly appointments: readonly Appointment[];
  readonly now: number;
  readonly withDay?: boolean;
}

function List({ appointments, now, withDay = false }: ListProps) {
  return (
    <ol className="appointment-list">
      {appointments.map((appointment) => (
        <Row
          key={appointment.id}
          appointment={appointment}
          mark={withDay ? undefined : markOf(appointment, now)}
        />
      ))}
    </ol>
  );
}

function nameOf({ name }: Appointment, t: ConsoleText): string {
  return name ?? t("appointments.noName");
}

/** `mark`: what it is today. */
function Row({ appointment, mark }: { readonly appointment: Appointment; readonly mark: Mark | undefined }) {
  const { lang, t } = useConsole();
  const { pending, callOff, miss } = useSteps(appointment);
  const [asking, ask] = useState(false);
  const name = nameOf(appointment, t);
  const { startsAt, reason, phone, email, state } = appointment;
  return (
    <li className="visit appointment">
      <div className="visit-facts">
        <p className="visit-name">
          <strong>{mark ? timeOfDay(startsAt, lang) : dayAndTime(startsAt, lang)}</strong> {name}
        </p>
        {reason && <p className="visit-reason">{reason}</p>}
        <p className="visit-marks">
          {mark && <Badge color={COLOURS[mark]}>{t(`appointments.state.${mark}`)}</Badge>}
          <small>{[phone, email].filter(Boolean).join(" · ")}</small>
        </p>
      </div>
      {state === "BOOKED" && (
        <div className="visit-buttons">
          {mark === "LATE" && (
            <Button
              color="primary"
              outline
              size="xs"
              disabled={pending}
              aria-label={t("appointments.missNamed", { name })}
              onClick={miss}
            >
              {t("appointments.miss")}
            </Button>
          )}
          <Button
            color="link"
            size="xs"
            disabled={pending}
            aria-label={t("appointments.callOffNamed", { name })}
            onClick={() => ask(true)}
          >
            {t("appointments.callOff")}
          </Button>
        </div>
      )}
      {asking && (
        <CallOffDialog
          name={name}
          pending={pending}
          onClose={() => ask(false)}
          onConfirm={(message) => callOff(message).then(() => ask(false))}
        />
      )}
    </li>
  );
}

interface CallOffDialogProps {
  readonly name: string;
  readonly pending: boolean;
  onClose(): void;
  onConfirm(message: string | null): Promise<void>;
}

function CallOffDialog({ name, pending, onClose, onConfirm }: CallOffDialogProps) {
  const { t } = useConsole();
  const [message, setMessage] = useState("");
  return (
    <Dialog
      title={t("appointments.callOffTitle", { name })}
      confirm={t("appointments.callOffConfirm")}
      tone="danger"
      disabled={pending}
      onConfirm={() => void onConfirm(message.trim() || null)}
      onClose={onClose}
    >
      <p>{t("appointments.callOffHint")}</p>
      <MessageField label={t("appointments.callOffMessage")} value={message} onChange={setMessage} />
    </Dialog>
  );
}

/** Both steps are taken once by their nature, so that what went unanswered may be said again. */
function useSteps({ id: appointmentId }: Appointment) {
  const { client, say, t } = useConsole();
  const [pending, setPending] = useState(false);

  async function run(step: () => Promise<{ readonly __typename: string }>, done: string) {
    setPending(true);
    try {
      const { __typename } = await retryUnreachable(step);
      const changed = __typename === "AppointmentChanged";
      say(changed ? { tone: "success", text: done } : { tone: "warning", text: t("appointments.refused") });
    } catch (error) {
      say({ tone: "danger", text: faultText(error, t) });
    } finally {
      setPending(false);
    }
  }
  const callOff = (message: string | null) =>
    run(
      async () =>
        (await client.request(CallOffAppointmentDocument, { appointmentId, message })).callOffAppointment,
      t("appointments.calledOff"),
    );
  const miss = () =>
    void run(
      async () => (await client.request(MissAppointmentDocument, { appointmentId })).missAppointment,
      t("appointments.missed"),
    );
  return { pending, callOff, miss };
}
