import { useId } from "react";
import { useUiText } from "../../shared/ui/texts";

interface MessageFieldProps {
  readonly label: string;
  readonly value: string;
  /** As many characters as the server takes. */
  readonly limit?: number;
  onChange(value: string): void;
}

/** What is written to somebody: a visitor, or a colleague. */
export function MessageField({ label, value, limit = 300, onChange }: MessageFieldProps) {
  const t = useUiText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={limit}
        value={value}
        aria-describedby={`${id}-left`}
        onChange={(event) => onChange(event.target.value)}
      />
      <small id={`${id}-left`}>{t("text.charactersLeft", { count: limit - value.length })}</small>
    </div>
  );
}
