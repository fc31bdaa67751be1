import { useState } from "react";
import { retryUnreachable } from "../../shared/graphql/retry";
import { useUiText } from "../../shared/ui/texts";
import { useConsole } from "../context";
import { type DoorInput, type DoorPhase, type DoorSign, SetDoorDocument } from "../operations";
import type { Office } from "../state/queue";
import { faultText } from "../useMove";
import { DoorDialog } from "./DoorDialog";

interface DoorPanelProps {
  readonly office: Office;
  readonly waiting: number;
}

const signs: readonly DoorSign[] = ["NONE", "PAUSED", "CLOSED"];
const signOfPhase = { OPEN: "NONE", BY_APPOINTMENT: "NONE", PAUSED: "PAUSED", CLOSED: "CLOSED" } as const;
const toneOfPhase: Record<DoorPhase, string> = {
  OPEN: "open",
  BY_APPOINTMENT: "open",
  PAUSED: "paused",
  CLOSED: "closed",
};

/** What the door says now, and the sign that staff can hang on it. */
export function DoorPanel({ office, waiting }: DoorPanelProps) {
  const { t } = useConsole();
  const { door } = office;
  const [asking, ask] = useState<"PAUSED" | "CLOSED">();
  const [problem, setProblem] = useState<string>();
  const { pending, set } = useSetDoor(office.id, setProblem);

  const choose = (sign: DoorSign) => {
    setProblem(undefined);
    if (sign === "NONE") void set({ sign });
    else ask(sign);
  };
  return (
    <div className="panel">
      <h3>{t("door.heading")}</h3>
      <p className="door-state">
        <span className={`door-light door-light-${toneOfPhase[door.phase]}`} aria-hidden />
        {door.text}
      </p>
      {door.message && <p className="door-message">{t("door.messageShown", { message: door.message })}</p>}
      <fieldset className="door-signs">
        <legend>
          {t("door.sign")} <span className="visually-hidden">{office.name}</span>
        </legend>
        <div>
          {signs.map((sign) => (
            <button
              key={sign}
              type="button"
              className="door-sign"
              aria-pressed={signOfPhase[door.phase] === sign}
              disabled={pending}
              onClick={() => choose(sign)}
            >
              {t(`door.sign.${sign}`)}
            </button>
          ))}
        </div>
      </fieldset>
      <p>
        <a href={`/uffici/${office.slug}/cartello`} target="_blank" rel="noopener">
          {t("door.sheet")} <span className="visually-hidden">{office.name}</span>
        </a>
      </p>
      {asking && (
        <DoorDialog
          sign={asking}
          waiting={waiting}
          pending={pending}
          problem={problem}
          onClose={() => ask(undefined)}
          onSet={(input) => void set(input).then((done) => done && ask(undefined))}
        />
      )}
    </div>
  );
}

function useSetDoor(officeId: string, setProblem: (problem: string) => void) {
  const { client, say, t } = useConsole();
  const ui = useUiText();
  const [pending, setPending] = useState(false);

  async function set(input: DoorInput): Promise<boolean> {
    setPending(true);
    say(undefined);
    try {
      const { setDoor } = await retryUnreachable(() => client.request(SetDoorDocument, { officeId, input }));
      if (setDoor.__typename === "InvalidInput") {
        setProblem(ui(`problem.${setDoor.problem}`, { limit: setDoor.limit ?? "" }));
        return false;
      }
      const { door } = setDoor.office;
      const outOfHours = input.sign === "NONE" && door.phase === "CLOSED";
      say({
        tone: outOfHours ? "warning" : "success",
        text: outOfHours ? `${t("door.staysClosed")} ${door.text}` : t(`door.set.${input.sign}`),
        ...(input.sign !== "NONE" && {
          action: { label: t("door.reopen"), run: () => void set({ sign: "NONE" }) },
        }),
      });
      return true;
    } catch (error) {
      setProblem(faultText(error, t));
      say({ tone: "danger", text: faultText(error, t) });
      return false;
    } finally {
      setPending(false);
    }
  }
  return { pending, set };
}
