import { useManage } from "../context";
import type { PlanRhythm } from "../operations";
import type { GridInterval } from "./grid";

interface RhythmProps {
  readonly interval: GridInterval;
  readonly of: string;
  onChange(patch: Partial<GridInterval>): void;
}

const RHYTHMS: readonly PlanRhythm[] = ["EVERY_WEEK", "ODD_WEEKS", "EVEN_WEEKS", "OF_MONTH"];

/** As people count the weeks of a month: from its beginning, and the last. */
const NTHS = [1, 2, 3, 4, 5, -1] as const;

/** In which weeks: each, every other one, or certain ones of the month. */
export function Rhythm({ interval, of, onChange }: RhythmProps) {
  const { t } = useManage();
  const { rhythm, nths } = interval;
  // What the grid does not offer, but the plan has, stays to be seen and taken away.
  const offered = [...NTHS, ...nths.filter((nth) => !NTHS.some((known) => known === nth))];
  const toggle = (nth: number, wanted: boolean) =>
    onChange({ nths: wanted ? [...nths, nth] : nths.filter((one) => one !== nth) });
  return (
    <div className="rhythm">
      <label>
        {t("hours.rhythm")} <span className="visually-hidden">{of}</span>
        <select
          className="line-input"
          value={rhythm}
          onChange={({ target }) => {
            const chosen = RHYTHMS.find((one) => one === target.value) ?? "EVERY_WEEK";
            onChange({ rhythm: chosen, nths: chosen === "OF_MONTH" && nths.length === 0 ? [1] : nths });
          }}
        >
          {RHYTHMS.map((one) => (
            <option key={one} value={one}>
              {t(`rhythm.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {rhythm === "OF_MONTH" && (
        <fieldset>
          <legend className="visually-hidden">{t("hours.nths", { of })}</legend>
          {offered.map((nth) => (
            <label key={nth} className="check">
              <input
                type="checkbox"
                checked={nths.includes(nth)}
                onChange={(event) => toggle(nth, event.target.checked)}
              />
              <span>{nth > 0 ? t("hours.nth", { nth }) : t("hours.nthLast", { count: -nth })}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
