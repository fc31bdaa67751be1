import { Button } from "design-react-kit";
import { useMemo, useRef, useState } from "react";
import { type Office, useManage } from "../context";
import { type HoursInput, type ProblemFieldsFragment, SetHoursDocument } from "../operations";
import { EditNotices } from "../parts/EditNotices";
import { Form, SaveButtons } from "../parts/Form";
import type { Result } from "../state/outcome";
import { useEdit } from "../useEdit";
import { GridEditor } from "./GridEditor";
import { finished, type Grid, unfinished } from "./grid";
import { HoursPreview } from "./HoursPreview";
import { ProblemsProvider, problemsByRow } from "./problems";
import { SyntaxField, showProblem } from "./SyntaxField";
import { usePreview } from "./usePreview";
import { gridOf, planOf, rowOf } from "./wire";

interface HoursFields {
  /** `null` where the grid cannot say what the syntax does. */
  readonly grid: Grid | null;
  readonly syntax: string;
}

/** The hours of an office: in the grid or as text, with what citizens would read beside them. */
export function HoursEditor({ office }: { readonly office: Office }) {
  const { client, t, say } = useManage();
  const text = useRef<HTMLTextAreaElement>(null);
  const [wantsText, wantText] = useState(false);
  const [refused, setRefused] = useState<readonly ProblemFieldsFragment[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows of a revision keep their keys.
  const saved = useMemo(() => fieldsOf(office), [office.revision, office.hoursSyntax]);
  const edit = useEdit<HoursFields>({
    saved,
    revision: office.revision,
    send: (fields, revision) => async (to) => {
      const hours = hoursOf(fields, wantsText);
      return (await to.request(SetHoursDocument, { officeId: office.id, revision, hours })).setHours;
    },
    onResult: (result) => refuse(result),
  });
  const { fields } = edit;
  const grid = wantsText ? null : fields.grid;
  const missing = grid ? unfinished(grid) : [];
  const written = grid && finished(grid);
  const previewed = usePreview(client, hoursOf({ ...fields, grid: written }, wantsText));
  const { preview } = previewed;
  const problems = refused ?? preview?.problems ?? [];

  function refuse(result: Result) {
    if (result.kind !== "hoursRefused") return;
    setRefused(result.problems);
    say({ tone: "danger", text: t("hours.refused") });
    const [first] = result.problems;
    if (first && grid) document.getElementById(rowOf(grid, first) ?? "")?.focus();
    else if (first) showProblem(text.current, first);
  }
  function set(patch: Partial<HoursFields>) {
    setRefused(undefined);
    edit.set(patch);
  }
  function submit() {
    const [first] = missing;
    if (first === undefined) return edit.save();
    say({ tone: "warning", text: t("hours.unfinished") });
    document.getElementById(first)?.focus();
  }
  return (
    <Form fault={edit.fault} onSubmit={submit}>
      <EditNotices edit={edit} />
      <div className="columns">
        <div className="hours-main">
          <ModeSwitch
            asText={grid === null}
            plan={preview?.plan ?? null}
            dirtyText={fields.grid === null || fields.syntax !== saved.syntax}
            onText={() => {
              if (preview?.syntax != null && edit.dirty) set({ syntax: preview.syntax });
              wantText(true);
            }}
            onGrid={(written) => {
              if (written) set({ grid: written });
              wantText(false);
            }}
          />
          {grid ? (
            <ProblemsProvider value={problemsByRow(written, problems)}>
              <GridEditor grid={grid} onChange={(next) => set({ grid: next })} />
            </ProblemsProvider>
          ) : (
            <SyntaxField
              field={text}
              value={fields.syntax}
              problems={problems}
              onChange={(syntax) => set({ syntax })}
            />
          )}
          <div className="save-sticky">
            <SaveButtons dirty={edit.dirty} pending={edit.pending} onDiscard={edit.discard} />
          </div>
        </div>
        <div className="column-side">
          <HoursPreview previewed={previewed} />
        </div>
      </div>
    </Form>
  );
}

function fieldsOf({ hours, hoursSyntax }: Office): HoursFields {
  return { grid: hours?.plan ? gridOf(hours.plan) : null, syntax: hoursSyntax };
}

function hoursOf({ grid, syntax }: HoursFields, asText: boolean): HoursInput {
  return grid && !asText ? { plan: planOf(grid) } : { syntax };
}

interface ModeSwitchProps {
  readonly asText: boolean;
  /** What the text says, where the grid can say it too. */
  readonly plan: Parameters<typeof gridOf>[0] | null;
  /** The text was written since it was saved: the grid must be made of it anew. */
  readonly dirtyText: boolean;
  onText(): void;
  onGrid(written: Grid | undefined): void;
}

function ModeSwitch({ asText, plan, dirtyText, onText, onGrid }: ModeSwitchProps) {
  const { t } = useManage();
  if (!asText) {
    return (
      <Button color="primary" outline size="xs" type="button" className="mode" onClick={onText}>
        {t("syntax.open")}
      </Button>
    );
  }
  return (
    <div className="mode">
      <p className="hint">{t(plan ? "syntax.about" : "syntax.only")}</p>
      {plan && (
        <Button
          color="primary"
          outline
          size="xs"
          type="button"
          onClick={() => onGrid(dirtyText ? gridOf(plan) : undefined)}
        >
          {t("syntax.close")}
        </Button>
      )}
    </div>
  );
}
