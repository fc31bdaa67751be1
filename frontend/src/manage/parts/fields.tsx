import { type HTMLInputTypeAttribute, type ReactNode, useId } from "react";
import { useUiText } from "../../shared/ui/texts";
import { useFault } from "./Form";

interface FieldProps {
  /** As the API calls it. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface Described extends FieldProps {
  children(attributes: {
    readonly id: string;
    readonly name: string;
    readonly "aria-describedby": string | undefined;
    readonly "aria-invalid": true | undefined;
  }): ReactNode;
}

/** Label, control, hint, and what is wrong with it. */
export function Field({ name, label, hint, children }: Described) {
  const id = useId();
  const fault = useFault(name);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        name,
        "aria-describedby": described || undefined,
        "aria-invalid": fault ? true : undefined,
      })}
      {fault && (
        <small id={`${id}-fault`} className="field-fault">
          {fault}
        </small>
      )}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly required?: boolean;
  /** Two letters, where it is not the page's language. */
  readonly lang?: string;
  readonly min?: number;
  readonly max?: number;
  onChange(value: string): void;
}

export function TextField({ value, onChange, name, label, hint, autoComplete = "off", ...input }: TextProps) {
  return (
    <Field name={name} label={label} hint={hint}>
      {(attributes) => (
        <input
          {...attributes}
          {...input}
          dir="auto"
          autoComplete={autoComplete}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface AreaProps extends FieldProps {
  readonly value: string;
  /** In characters, as the server counts them. */
  readonly limit: number;
  readonly lang?: string;
  onChange(value: string): void;
}

/** Text of several lines with what is left of it. More can be written than is taken: pasted text is not cut. */
export function TextArea({ value, limit, lang, onChange, hint, ...field }: AreaProps) {
  const t = useUiText();
  const left = limit - [...value].length;
  const counter = left >= 0 ? t("text.charactersLeft", { count: left }) : t("text.tooMany", { count: -left });
  return (
    <Field
      {...field}
      hint={
        <>
          {hint} <span className={left < 0 ? "field-fault" : undefined}>{counter}</span>
        </>
      }
    >
      {(attributes) => (
        <textarea
          {...attributes}
          rows={3}
          dir="auto"
          lang={lang}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface SelectProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  onChange(value: Value): void;
}

export function SelectField<Value extends string>({
  value,
  options,
  onChange,
  ...field
}: SelectProps<Value>) {
  return (
    <Field {...field}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={(event) => onChange(event.target.value as Value)}>
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

export function Check({ name, label, hint, checked, onChange }: CheckProps) {
  const id = useId();
  return (
    <div className="check-field">
      <label className="check">
        <input
          type="checkbox"
          name={name}
          checked={checked}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && <small id={id}>{hint}</small>}
    </div>
  );
}
