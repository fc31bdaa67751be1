import { Button } from "design-react-kit";
import { useState } from "react";
import { type Office, useManage } from "../../../context";
import { type AlertWay, TryAlertDocument, type TryAlertMutation } from "../../../operations";
import { faultOf } from "../../../state/outcome";
import { reasonOf } from "./reasons";

type Outcome = TryAlertMutation["tryAlert"];
type Trials = Extract<Outcome, { __typename: "AlertTried" }>["trials"];

type Asked =
  | { readonly kind: "idle" | "asking" }
  | { readonly kind: "answered"; readonly outcome: Outcome }
  | { readonly kind: "failed"; readonly fault: ReturnType<typeof faultOf> };

interface TrialProps {
  readonly office: Office;
  readonly way: AlertWay;
  /** Trials go to what is saved. */
  readonly unsaved: boolean;
}

/** Sends something to each address of an office, and says what became of it. */
export function Trial({ office, way, unsaved }: TrialProps) {
  const { client, t } = useManage();
  const [asked, setAsked] = useState<Asked>({ kind: "idle" });
  const send = () => {
    setAsked({ kind: "asking" });
    client.request(TryAlertDocument, { officeId: office.id, way }).then(
      ({ tryAlert }) => setAsked({ kind: "answered", outcome: tryAlert }),
      (error) => setAsked({ kind: "failed", fault: faultOf(error) }),
    );
  };
  return (
    <div className="trial">
      <Button
        color="primary"
        outline
        size="sm"
        type="button"
        disabled={unsaved || asked.kind === "asking"}
        onClick={send}
      >
        {t(`trial.send.${way}`)}
      </Button>
      <div role="status">
        {unsaved && <p className="hint">{t("trial.saveFirst")}</p>}
        {asked.kind === "asking" && <p>{t("trial.sending")}</p>}
        {asked.kind === "failed" && <p className="field-fault">{t(`error.${asked.fault}`)}</p>}
        {asked.kind === "answered" && !unsaved && <Answer outcome={asked.outcome} way={way} />}
      </div>
    </div>
  );
}

function Answer({ outcome, way }: { readonly outcome: Outcome; readonly way: AlertWay }) {
  const { t } = useManage();
  if (outcome.__typename === "AlertTried") return <Results trials={outcome.trials} way={way} />;
  return <p className="field-fault">{t("trial.tooOften", { seconds: outcome.retryAfterS })}</p>;
}

function Results({ trials, way }: { readonly trials: Trials; readonly way: AlertWay }) {
  const { t } = useManage();
  return (
    <ul className="findings">
      {trials.map(({ target, fault, status }) => (
        <li key={target} className={fault ? "finding-fails" : "finding-works"}>
          {fault
            ? t("trial.failed", { target, reason: reasonOf(fault, status, t) })
            : t(`trial.sent.${way}`, { target })}
        </li>
      ))}
    </ul>
  );
}
