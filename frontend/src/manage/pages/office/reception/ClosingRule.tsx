import { useId } from "react";
import { useManage } from "../../../context";
import type { Closing } from "../../../operations";

interface ClosingRuleProps {
  readonly closing: Closing;
  onChange(closing: Closing): void;
}

const RULES: readonly Closing[] = ["SERVE_WAITING", "TURN_AWAY"];

/** What becomes of those who wait when the hours end. */
export function ClosingRule({ closing, onChange }: ClosingRuleProps) {
  const { t } = useManage();
  const id = useId();
  return (
    <fieldset className="panel usual">
      <legend>{t("reception.closing")}</legend>
      {RULES.map((rule) => (
        <div key={rule} className="check-field">
          <label className="check">
            <input
              type="radio"
              name="closing"
              value={rule}
              checked={closing === rule}
              aria-describedby={`${id}-${rule}`}
              onChange={() => onChange(rule)}
            />
            <span>{t(`closing.${rule}`)}</span>
          </label>
          <small id={`${id}-${rule}`}>{t(`closingHint.${rule}`)}</small>
        </div>
      ))}
    </fieldset>
  );
}
