import { useManage } from "../../../context";
import { Check, TextField } from "../../../parts/fields";
import { RANGES, type RuleFields, type RuleName } from "./form";

interface AppointmentsProps {
  readonly books: boolean;
  readonly rules: RuleFields;
  onBooks(books: boolean): void;
  onRules(rules: RuleFields): void;
}

const ORDER: readonly RuleName[] = ["slotMin", "atOnce", "noticeH", "horizonDays"];

/** Whether one can book here, and how. */
export function Appointments({ books, rules, onBooks, onRules }: AppointmentsProps) {
  const { t } = useManage();
  return (
    <section className="panel">
      <h2>{t("reception.appointments")}</h2>
      <Check
        name="books"
        label={t("reception.books")}
        hint={t("reception.booksHint")}
        checked={books}
        onChange={onBooks}
      />
      {books && (
        <div className="pairs">
          {ORDER.map((name) => {
            const [min, max] = RANGES[name];
            return (
              <TextField
                key={name}
                name={name}
                type="number"
                min={min}
                max={max}
                label={t(`reception.${name}`)}
                hint={t(`reception.${name}Hint`, { min, max })}
                value={rules[name]}
                onChange={(value) => onRules({ ...rules, [name]: value })}
              />
            );
          })}
        </div>
      )}
    </section>
  );
}
