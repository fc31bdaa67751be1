import { type RefObject, useId } from "react";
import { useManage } from "../context";
import type { ProblemFieldsFragment } from "../operations";

interface SyntaxFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly problems: readonly ProblemFieldsFragment[];
  onChange(value: string): void;
}

/** The hours as they are kept, for what the grid cannot say. */
export function SyntaxField({ field, value, problems, onChange }: SyntaxFieldProps) {
  const { t } = useManage();
  const id = useId();
  return (
    <div className="panel field syntax">
      <label htmlFor={id}>{t("syntax.label")}</label>
      <textarea
        ref={field}
        id={id}
        rows={6}
        spellCheck={false}
        autoComplete="off"
        dir="ltr"
        value={value}
        aria-describedby={`${id}-hint ${id}-problems`}
        aria-invalid={problems.length > 0 || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-problems`} role="status">
        {problems.map((problem) => (
          <p key={`${problem.offset} ${problem.message}`} className="field-fault">
            {problem.message}{" "}
            {problem.offset !== null && (
              <button type="button" className="link" onClick={() => showProblem(field.current, problem)}>
                {t("syntax.show", { position: problem.offset + 1 })}
              </button>
            )}
          </p>
        ))}
      </div>
      <small id={`${id}-hint`}>{t("syntax.hint")}</small>
    </div>
  );
}

/** Selects from the character at which the syntax stops being understood to the end of its word. */
export function showProblem(field: HTMLTextAreaElement | null, { offset }: ProblemFieldsFragment) {
  if (!field || offset === null) return;
  const start = unitsOf(field.value, offset);
  const word = /^\S*/.exec(field.value.slice(start))?.[0].length ?? 0;
  field.focus();
  field.setSelectionRange(Math.min(start, field.value.length), start + Math.max(1, word));
}

/** The server counts characters; the browser counts UTF-16 units. */
function unitsOf(text: string, characters: number): number {
  return [...text].slice(0, characters).join("").length;
}
