import type { ReactNode } from "react";
import { useManage } from "../context";
import type { GridTime } from "./grid";
import { useProblems } from "./problems";
import { RowProblems } from "./RowProblems";

interface TimeRowProps {
  readonly time: GridTime;
  /** Of which day or which dates: rows look alike to a screen reader otherwise. */
  readonly of: string;
  readonly children?: ReactNode;
  onChange(patch: Partial<GridTime>): void;
  onRemove(): void;
}

/** From when to when, and for whom. */
export function TimeRow({ time, of, children, onChange, onRemove }: TimeRowProps) {
  const { t } = useManage();
  const { key, start, end } = time;
  const problems = useProblems(key);
  const described = {
    "aria-describedby": `${key}-problems`,
    "aria-invalid": problems.length > 0 || undefined,
  };
  return (
    <div className="time-row">
      <div className="time-fields">
        <input
          className="line-input"
          id={key}
          type="time"
          aria-label={t("hours.from", { of })}
          value={start}
          {...described}
          onChange={(event) => onChange({ start: event.target.value })}
        />
        <span aria-hidden>–</span>
        <input
          className="line-input"
          type="time"
          aria-label={t("hours.until", { of })}
          value={end}
          {...described}
          onChange={(event) => onChange({ end: event.target.value })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={time.byAppointment}
            onChange={(event) => onChange({ byAppointment: event.target.checked })}
          />
          <span>{t("hours.byAppointment")}</span>
        </label>
        <button type="button" className="time-remove" onClick={onRemove}>
          <span aria-hidden>✕</span>
          <span className="visually-hidden">{t("hours.removeTime", { of, start, end })}</span>
        </button>
        {children}
      </div>
      <RowProblems row={key} id={`${key}-problems`} />
    </div>
  );
}

interface CommentProps {
  readonly label: string;
  readonly of: string;
  readonly value: string;
  onChange(value: string): void;
}

/** A few words beside the hours. */
export function Comment({ label, of, value, onChange }: CommentProps) {
  return (
    <label className="comment">
      {label} <span className="visually-hidden">{of}</span>
      <input
        className="line-input"
        value={value}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
