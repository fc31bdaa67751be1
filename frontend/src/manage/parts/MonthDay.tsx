import { useId } from "react";
import { useManage } from "../context";

interface MonthDayProps {
  /** Of its first field. */
  readonly id?: string;
  readonly name: string;
  readonly legend: string;
  /** `MM-DD`; empty for none. */
  readonly value: string;
  onChange(value: string): void;
}

/** As many days as the month has in a leap year. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const two = (number: number) => String(number).padStart(2, "0");

/** A day of every year. */
export function MonthDay({ id: given, name, legend, value, onChange }: MonthDayProps) {
  const { t, lang } = useManage();
  const made = useId();
  const id = given ?? made;
  const [month = "", day = ""] = value.split("-");
  const months = new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" });
  const length = DAYS[Number(month) - 1] ?? 31;
  const setMonth = (chosen: string) => {
    const last = DAYS[Number(chosen) - 1];
    onChange(last ? `${chosen}-${two(Math.min(last, Number(day) || 1))}` : "");
  };
  return (
    <fieldset className="month-day">
      <legend>{legend}</legend>
      <div>
        <label className="visually-hidden" htmlFor={id}>
          {t("day")}
        </label>
        <select
          className="line-input"
          id={id}
          name={name}
          value={day}
          onChange={(event) => onChange(`${month || "01"}-${event.target.value}`)}
        >
          {!month && <option value="">–</option>}
          {Array.from({ length }, (_, index) => (
            <option key={two(index + 1)} value={two(index + 1)}>
              {index + 1}
            </option>
          ))}
        </select>
        <label className="visually-hidden" htmlFor={`${id}-month`}>
          {t("month")}
        </label>
        <select
          className="line-input"
          id={`${id}-month`}
          value={month}
          onChange={(event) => setMonth(event.target.value)}
        >
          <option value="">{t("noDay")}</option>
          {DAYS.map((_, index) => (
            <option key={two(index + 1)} value={two(index + 1)}>
              {months.format(Date.UTC(2024, index, 1))}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}
