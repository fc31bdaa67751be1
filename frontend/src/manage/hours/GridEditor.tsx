import { useManage } from "../context";
import type { PlanUsual } from "../operations";
import { Exceptions } from "./Exceptions";
import type { Grid } from "./grid";
import { WHOLE } from "./problems";
import { RowProblems } from "./RowProblems";
import { Comment } from "./TimeRow";
import { Weeks } from "./Weeks";

interface GridEditorProps {
  readonly grid: Grid;
  onChange(grid: Grid): void;
}

const KINDS: readonly PlanUsual[] = ["WEEKS", "ON_REQUEST", "ALWAYS", "NEVER"];

/** The hours as a week, with what is different in seasons, on holidays and on certain dates. */
export function GridEditor({ grid, onChange }: GridEditorProps) {
  const { t } = useManage();
  const set = (patch: Partial<Grid>) => onChange({ ...grid, ...patch });
  return (
    <div className="grid">
      <fieldset className="panel usual">
        <legend>{t("hours.usual")}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="check">
            <input
              type="radio"
              name="usual"
              value={kind}
              checked={grid.usual === kind}
              onChange={() => set({ usual: kind })}
            />
            <span>{t(`usual.${kind}`)}</span>
          </label>
        ))}
        {(grid.usual === "ON_REQUEST" || grid.usual === "NEVER") && (
          <Comment
            label={t("hours.comment")}
            of={t(`usual.${grid.usual}`)}
            value={grid.comment}
            onChange={(comment) => set({ comment })}
          />
        )}
        <RowProblems row={WHOLE} id="grid-problems" />
      </fieldset>
      {grid.usual === "WEEKS" && <Weeks weeks={grid.weeks} onChange={(weeks) => set({ weeks })} />}
      <div className="panel">
        <label className="check">
          <input
            type="checkbox"
            checked={grid.closedOnHolidays}
            onChange={(event) => set({ closedOnHolidays: event.target.checked })}
          />
          <span>{t("hours.closedOnHolidays")}</span>
        </label>
        <p className="hint">{t("hours.holidaysHint")}</p>
      </div>
      <Exceptions exceptions={grid.exceptions} onChange={(exceptions) => set({ exceptions })} />
    </div>
  );
}
