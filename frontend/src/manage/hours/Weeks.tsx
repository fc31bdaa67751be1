import { Button } from "design-react-kit";
import { useManage } from "../context";
import { useFocusLater } from "../useFocusLater";
import { DatesField } from "./DatesField";
import { DayRow } from "./DayRow";
import { type GridWeek, newWeek, patched, WEEK, without } from "./grid";
import { RowProblems } from "./RowProblems";

interface WeeksProps {
  readonly weeks: readonly GridWeek[];
  onChange(weeks: readonly GridWeek[]): void;
}

const NO_DATES = { everyYear: true, from: "", to: "" } as const;

/** The week of the whole year, and those of seasons that take its place. */
export function Weeks({ weeks, onChange }: WeeksProps) {
  const { t } = useManage();
  const focusLater = useFocusLater();
  const add = () => {
    const week = newWeek(NO_DATES);
    onChange([...weeks, week]);
    focusLater(week.key);
  };
  return (
    <>
      {weeks.map((week) => (
        <WeekBlock
          key={week.key}
          week={week}
          only={weeks.length === 1}
          onChange={(next) => onChange(patched(weeks, week.key, next))}
          onRemove={() => onChange(without(weeks, week.key))}
        />
      ))}
      <Button color="primary" outline size="sm" type="button" className="add-season" onClick={add}>
        {t("hours.addSeason")}
      </Button>
    </>
  );
}

interface WeekBlockProps {
  readonly week: GridWeek;
  readonly only: boolean;
  onChange(week: GridWeek): void;
  onRemove(): void;
}

function WeekBlock({ week, only, onChange, onRemove }: WeekBlockProps) {
  const { t } = useManage();
  const { season } = week;
  return (
    <section className="panel week">
      <h2>{t(season === null ? "hours.wholeYear" : "hours.season")}</h2>
      {(!only || season !== null) && (
        <label className="check">
          <input
            type="checkbox"
            checked={season !== null}
            onChange={(event) => onChange({ ...week, season: event.target.checked ? NO_DATES : null })}
          />
          <span>{t("hours.inSeason")}</span>
        </label>
      )}
      {season !== null && (
        <DatesField id={week.key} dates={season} onChange={(dates) => onChange({ ...week, season: dates })} />
      )}
      <RowProblems row={week.key} id={`${week.key}-problems`} />
      {WEEK.map((day) => (
        <DayRow key={day} week={week} day={day} onChange={onChange} />
      ))}
      {!only && (
        <Button color="danger" outline size="sm" type="button" onClick={onRemove}>
          {t("hours.removeSeason")}
        </Button>
      )}
    </section>
  );
}
