import { useId } from "react";
import { useUiText } from "../../shared/ui/texts";

interface MessageFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

/** As many characters as the server takes. */
const LIMIT = 300;

/** A message that a visitor will read. */
export function MessageField({ label, value, onChange }: MessageFieldProps) {
  const t = useUiText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={LIMIT}
        value={value}
        aria-describedby={`${id}-left`}
        onChange={(event) => onChange(event.target.value)}
      />
      <small id={`${id}-left`}>{t("text.charactersLeft", { count: LIMIT - value.length })}</small>
    </div>
  );
}
