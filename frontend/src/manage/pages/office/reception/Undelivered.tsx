import { Button } from "design-react-kit";
import { dayAndTime } from "../../../../shared/time";
import { useManage } from "../../../context";
import { reasonOf } from "./reasons";
import type { AlertsState } from "./useAlerts";

/** Alerts that could not be sent lately, with the reason. */
export function Undelivered({ alerts }: { readonly alerts: AlertsState }) {
  const { t, lang } = useManage();
  const { known, failed } = alerts;
  return (
    <section className="panel">
      <h2>{t("undelivered.heading")}</h2>
      {failed && <p role="alert">{t("undelivered.unknown")}</p>}
      {!failed && !known && <p role="status">{t("loading")}</p>}
      {known?.faults.length === 0 && <p>{t("undelivered.none")}</p>}
      {known && known.faults.length > 0 && (
        <ul className="undelivered">
          {known.faults.map(({ id, way, at, target, fault, status, givenUp }) => (
            <li key={id}>
              <strong>{dayAndTime(at, lang)}</strong>
              <span>{t(`undelivered.${way}`, { target: target || t("undelivered.erased") })}</span>
              <span className="field-fault">{reasonOf(fault, status, t)}</span>
              <span className="hint">{t(givenUp ? "undelivered.givenUp" : "undelivered.tried")}</span>
            </li>
          ))}
        </ul>
      )}
      <Button color="primary" outline size="sm" type="button" onClick={alerts.ask}>
        {t("undelivered.ask")}
      </Button>
    </section>
  );
}
