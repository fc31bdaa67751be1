import { useManage } from "../../../context";
import { Check } from "../../../parts/fields";

interface MessagesProps {
  readonly takes: boolean;
  onChange(takes: boolean): void;
}

/** What citizens can do instead of waiting. */
export function Messages({ takes, onChange }: MessagesProps) {
  const { t } = useManage();
  return (
    <section className="panel">
      <h2>{t("reception.messages")}</h2>
      <Check
        name="takesMessages"
        label={t("reception.takesMessages")}
        hint={t("reception.takesMessagesHint")}
        checked={takes}
        onChange={onChange}
      />
    </section>
  );
}
