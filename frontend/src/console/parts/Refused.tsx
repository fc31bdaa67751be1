import { Alert } from "design-react-kit";
import { useConsole } from "../context";

/** The server no longer tells this operator of the door. */
export function Refused() {
  const { t } = useConsole();
  return (
    <Alert color="danger">
      <strong>{t("console.refused")}</strong> {t("console.refusedHint")}{" "}
      <a href="/accedi?next=/sportello">{t("console.signIn")}</a>
    </Alert>
  );
}
