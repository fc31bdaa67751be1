import { Button } from "design-react-kit";
import { useRef } from "react";
import { useManage } from "../context";
import type { Weekday } from "../operations";
import { useFocusLater } from "../useFocusLater";
import { dayName } from "./days";
import {
  type GridInterval,
  type GridWeek,
  ofDay,
  patched,
  WEEK,
  withCopy,
  withInterval,
  without,
} from "./grid";
import { Rhythm } from "./Rhythm";
import { Comment, TimeRow } from "./TimeRow";

interface DayRowProps {
  readonly week: GridWeek;
  readonly day: Weekday;
  onChange(week: GridWeek): void;
}

/** One day of the week: any number of intervals, none is closed. */
export function DayRow({ week, day, onChange }: DayRowProps) {
  const { t, lang } = useManage();
  const focusLater = useFocusLater();
  const name = dayName(day, lang);
  const intervals = ofDay(week, day);
  const addId = `${week.key}-${day}-add`;
  const set = (key: string, patch: Partial<GridInterval>) =>
    onChange({ ...week, intervals: patched(week.intervals, key, patch) });
  const add = () => {
    const next = withInterval(week, day);
    onChange(next);
    focusLater(next.intervals.at(-1)?.key ?? addId);
  };
  const remove = (key: string) => {
    onChange({ ...week, intervals: without(week.intervals, key) });
    focusLater(addId);
  };
  return (
    <fieldset className="day-row">
      <legend>{name}</legend>
      <div className="day-times">
        {intervals.length === 0 && <p className="day-closed">{t("hours.closed")}</p>}
        {intervals.map((interval) => (
          <TimeRow
            key={interval.key}
            time={interval}
            of={name}
            onChange={(patch) => set(interval.key, patch)}
            onRemove={() => remove(interval.key)}
          >
            <More interval={interval} of={name} onChange={(patch) => set(interval.key, patch)} />
          </TimeRow>
        ))}
        <div className="day-actions">
          <Button id={addId} color="primary" outline size="xs" type="button" onClick={add}>
            {t("hours.addTime")} <span className="visually-hidden">{name}</span>
          </Button>
          {intervals.length > 0 && (
            <CopyTo
              day={day}
              onCopy={(days) => onChange(days.reduce((to, one) => withCopy(to, day, one), week))}
            />
          )}
        </div>
      </div>
    </fieldset>
  );
}

interface MoreProps {
  readonly interval: GridInterval;
  readonly of: string;
  onChange(patch: Partial<GridInterval>): void;
}

/** What most intervals do without. Open where it says something. */
function More({ interval, of, onChange }: MoreProps) {
  const { t } = useManage();
  const says = interval.rhythm !== "EVERY_WEEK" || interval.comment !== "";
  return (
    <details className="more" open={says || undefined}>
      <summary>
        {t("hours.more")} <span className="visually-hidden">{of}</span>
      </summary>
      <Rhythm interval={interval} of={of} onChange={onChange} />
      <Comment
        label={t("hours.comment")}
        of={of}
        value={interval.comment}
        onChange={(comment) => onChange({ comment })}
      />
    </details>
  );
}

interface CopyToProps {
  readonly day: Weekday;
  onCopy(days: readonly Weekday[]): void;
}

const WORKING_DAYS = WEEK.slice(0, 5);

function CopyTo({ day, onCopy }: CopyToProps) {
  const { t, lang } = useManage();
  const details = useRef<HTMLDetailsElement>(null);
  const copy = (days: readonly Weekday[]) => {
    onCopy(days.filter((one) => one !== day));
    if (!details.current) return;
    details.current.open = false;
    details.current.querySelector("summary")?.focus();
  };
  return (
    <details ref={details} className="copy-to">
      <summary>
        {t("hours.copyTo")} <span className="visually-hidden">{dayName(day, lang)}</span>
      </summary>
      <div>
        <button type="button" onClick={() => copy(WORKING_DAYS)}>
          {t("hours.workingDays")}
        </button>
        {WEEK.filter((one) => one !== day).map((one) => (
          <button key={one} type="button" onClick={() => copy([one])}>
            {dayName(one, lang)}
          </button>
        ))}
      </div>
    </details>
  );
}
