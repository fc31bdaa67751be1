import { Alert } from "design-react-kit";
import { type Office, useManage } from "../../../context";
import { Field, SelectField, TextField } from "../../../parts/fields";
import type { Edit } from "../../../useEdit";
import { EMAILS_MAX, RANGES, type ReceptionFields } from "./form";
import { Trial } from "./Trial";

interface AlertsProps {
  readonly office: Office;
  readonly edit: Edit<ReceptionFields>;
  /** This installation sends e-mail; `undefined` until it is known. */
  readonly mail: boolean | undefined;
}

/** Who is told of a knock that nobody answers. */
export function Alerts({ office, edit, mail }: AlertsProps) {
  const { t } = useManage();
  const { fields, set } = edit;
  const [min, max] = RANGES.alertAfterS;
  return (
    <section className="panel">
      <h2>{t("reception.alerts")}</h2>
      <p>{t("reception.alertsIntro")}</p>
      <TextField
        name="alertAfterS"
        type="number"
        min={min}
        max={max}
        label={t("reception.alertAfterS")}
        hint={t("reception.alertAfterSHint", { min, max })}
        value={fields.alertAfterS}
        onChange={(alertAfterS) => set({ alertAfterS })}
      />
      <Field
        name="alertEmails"
        label={t("reception.alertEmails")}
        hint={t("reception.alertEmailsHint", { max: EMAILS_MAX })}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            spellCheck={false}
            autoCapitalize="none"
            value={fields.alertEmails}
            onChange={(event) => set({ alertEmails: event.target.value })}
          />
        )}
      </Field>
      {mail === false && <Alert color="warning">{t("reception.noMail")}</Alert>}
      {mail && office.reception.alertEmails.length > 0 && (
        <Trial key={office.revision} office={office} way="MAIL" unsaved={edit.dirty} />
      )}
      <SubstituteField
        office={office}
        value={fields.substituteId}
        onChange={(substituteId) => set({ substituteId })}
      />
    </section>
  );
}

interface SubstituteFieldProps {
  readonly office: Office;
  readonly value: string;
  onChange(officeId: string): void;
}

function SubstituteField({ office, value, onChange }: SubstituteFieldProps) {
  const { t, management } = useManage();
  // One that was archived since is still shown where it is chosen.
  const others = management.offices.filter(
    ({ id, archivedAt }) => id !== office.id && (archivedAt === null || id === value),
  );
  return (
    <SelectField
      name="substituteId"
      label={t("reception.substitute")}
      hint={t("reception.substituteHint")}
      value={value}
      options={[["", t("reception.noSubstitute")], ...others.map(({ id, name }) => [id, name] as const)]}
      onChange={onChange}
    />
  );
}
