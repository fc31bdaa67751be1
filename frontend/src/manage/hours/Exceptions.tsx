import { Button } from "design-react-kit";
import { useManage } from "../context";
import type { PlanChange } from "../operations";
import { useFocusLater } from "../useFocusLater";
import { DatesField } from "./DatesField";
import { type GridException, newKey, newTime, patched, without } from "./grid";
import { RowProblems } from "./RowProblems";
import { Comment, TimeRow } from "./TimeRow";

interface ExceptionsProps {
  readonly exceptions: readonly GridException[];
  onChange(exceptions: readonly GridException[]): void;
}

const CHANGES: readonly PlanChange[] = ["CLOSED", "INSTEAD", "ALSO"];
const ADD_ID = "add-closure";

/** Closures and openings on certain dates. */
export function Exceptions({ exceptions, onChange }: ExceptionsProps) {
  const { t } = useManage();
  const focusLater = useFocusLater();
  const add = (change: PlanChange) => {
    const dates = { everyYear: false, from: "", to: "" };
    const intervals = change === "CLOSED" ? [] : [newTime([])];
    const added = { key: newKey(), dates, change, comment: "", intervals };
    onChange([...exceptions, added]);
    focusLater(added.key);
  };
  const remove = (key: string) => {
    onChange(without(exceptions, key));
    focusLater(ADD_ID);
  };
  return (
    <section className="panel" aria-labelledby="exceptions-heading">
      <h2 id="exceptions-heading">{t("hours.exceptions")}</h2>
      {exceptions.length === 0 && <p>{t("hours.noExceptions")}</p>}
      <ol className="exceptions">
        {exceptions.map((exception, index) => (
          <li key={exception.key}>
            <ExceptionBlock
              exception={exception}
              number={index + 1}
              onChange={(patch) => onChange(patched(exceptions, exception.key, patch))}
              onRemove={() => remove(exception.key)}
            />
          </li>
        ))}
      </ol>
      <div className="actions">
        <Button id={ADD_ID} color="primary" outline size="sm" type="button" onClick={() => add("CLOSED")}>
          {t("hours.addClosure")}
        </Button>
        <Button color="primary" outline size="sm" type="button" onClick={() => add("ALSO")}>
          {t("hours.addOpening")}
        </Button>
      </div>
    </section>
  );
}

interface ExceptionBlockProps {
  readonly exception: GridException;
  readonly number: number;
  onChange(patch: Partial<GridException>): void;
  onRemove(): void;
}

function ExceptionBlock({ exception, number, onChange, onRemove }: ExceptionBlockProps) {
  const { t } = useManage();
  const { key, change, intervals } = exception;
  const of = t("hours.exception", { number });
  const choose = (next: PlanChange) =>
    onChange({
      change: next,
      ...(next !== "CLOSED" && intervals.length === 0 && { intervals: [newTime([])] }),
    });
  return (
    <fieldset className="exception">
      <legend>{of}</legend>
      <DatesField id={key} dates={exception.dates} onChange={(dates) => onChange({ dates })} />
      <div className="exception-change">
        <label>
          {t("hours.change")}
          <select
            className="line-input"
            value={change}
            onChange={({ target }) => choose(CHANGES.find((one) => one === target.value) ?? "CLOSED")}
          >
            {CHANGES.map((one) => (
              <option key={one} value={one}>
                {t(`change.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {change === "CLOSED" && (
          <Comment
            label={t("hours.why")}
            of={of}
            value={exception.comment}
            onChange={(comment) => onChange({ comment })}
          />
        )}
      </div>
      <RowProblems row={key} id={`${key}-problems`} />
      {change !== "CLOSED" && (
        <ExceptionTimes exception={exception} of={of} onChange={(next) => onChange({ intervals: next })} />
      )}
      <Button color="danger" outline size="xs" type="button" onClick={onRemove}>
        {t("remove")} <span className="visually-hidden">{of}</span>
      </Button>
    </fieldset>
  );
}

interface ExceptionTimesProps {
  readonly exception: GridException;
  readonly of: string;
  onChange(intervals: GridException["intervals"]): void;
}

function ExceptionTimes({ exception, of, onChange }: ExceptionTimesProps) {
  const { t } = useManage();
  const focusLater = useFocusLater();
  const { intervals } = exception;
  const addId = `${exception.key}-add`;
  const add = () => {
    const added = newTime(intervals);
    onChange([...intervals, added]);
    focusLater(added.key);
  };
  const remove = (key: string) => {
    onChange(without(intervals, key));
    focusLater(addId);
  };
  return (
    <div className="day-times">
      {intervals.map((time) => (
        <TimeRow
          key={time.key}
          time={time}
          of={of}
          onChange={(patch) => onChange(patched(intervals, time.key, patch))}
          onRemove={() => remove(time.key)}
        >
          <Comment
            label={t("hours.comment")}
            of={of}
            value={time.comment}
            onChange={(comment) => onChange(patched(intervals, time.key, { comment }))}
          />
        </TimeRow>
      ))}
      <Button id={addId} color="primary" outline size="xs" type="button" onClick={add}>
        {t("hours.addTime")} <span className="visually-hidden">{of}</span>
      </Button>
    </div>
  );
}
