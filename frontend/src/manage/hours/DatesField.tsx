import { useManage } from "../context";
import { MonthDay } from "../parts/MonthDay";
import type { GridDates } from "./grid";

interface DatesFieldProps {
  /** Id of the first field. */
  readonly id: string;
  readonly dates: GridDates;
  onChange(dates: GridDates): void;
}

/** Days in a row, of one year or of each. */
export function DatesField({ id, dates, onChange }: DatesFieldProps) {
  const { t } = useManage();
  const { everyYear, from, to } = dates;
  // A closure of one day is the most common: the last day follows the first until it is chosen.
  const setFrom = (next: string) =>
    onChange({ ...dates, from: next, to: to === from || to < next ? next : to });
  return (
    <div className="dates">
      <div className="dates-fields">
        {everyYear ? (
          <>
            <MonthDay
              id={id}
              name="from"
              legend={t("hours.firstDay")}
              value={from}
              onChange={(next) => onChange({ ...dates, from: next, to: to || next })}
            />
            <MonthDay
              name="to"
              legend={t("hours.lastDay")}
              value={to}
              onChange={(next) => onChange({ ...dates, to: next })}
            />
          </>
        ) : (
          <>
            <label>
              {t("hours.firstDay")}
              <input
                className="line-input"
                id={id}
                type="date"
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            </label>
            <label>
              {t("hours.lastDay")}
              <input
                className="line-input"
                type="date"
                value={to}
                min={from}
                onChange={(event) => onChange({ ...dates, to: event.target.value })}
              />
            </label>
          </>
        )}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={everyYear}
          onChange={(event) => onChange(everyYearOr(dates, event.target.checked))}
        />
        <span>{t("hours.everyYear")}</span>
      </label>
    </div>
  );
}

const MONTH_DAY_AT = "YYYY-".length;

/** The same days of every year, or of this one. */
function everyYearOr({ from, to }: GridDates, everyYear: boolean): GridDates {
  const year = new Date().getFullYear();
  const turn = (day: string) => (everyYear ? day.slice(MONTH_DAY_AT) : day && `${year}-${day}`);
  return { everyYear, from: turn(from), to: turn(to) };
}
