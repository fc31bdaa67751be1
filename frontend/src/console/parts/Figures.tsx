import { lengthInWords } from "../../shared/time";
import { useConsole } from "../context";
import type { QueueState } from "../state/queue";

/** The office's figures of the day: of the office, never of a person of it. */
export function Figures({ figures }: { readonly figures: QueueState["figures"] }) {
  const { lang, t } = useConsole();
  const length = (seconds: number | null) =>
    seconds === null ? (
      <>
        <span aria-hidden>{t("figures.none")}</span>
        <span className="visually-hidden">{t("figures.noneSpoken")}</span>
      </>
    ) : (
      lengthInWords(seconds, lang)
    );
  return (
    <div className="panel">
      <h3>{t("figures.heading")}</h3>
      <dl className="figures">
        <div>
          <dt>{t("figures.knocks")}</dt>
          <dd>{figures.knocks}</dd>
        </div>
        <div>
          <dt>{t("figures.received")}</dt>
          <dd>{figures.received}</dd>
        </div>
        <div>
          <dt>{t("figures.meanWait")}</dt>
          <dd>{length(figures.meanWaitS)}</dd>
        </div>
        <div>
          <dt>{t("figures.meanDuration")}</dt>
          <dd>{length(figures.meanDurationS)}</dd>
        </div>
      </dl>
    </div>
  );
}
