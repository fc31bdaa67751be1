import { Alert } from "design-react-kit";
import { useEffect, useState } from "react";
import { useConsole } from "../context";

/** A socket that is replaced within this time is nothing to talk about. */
const GRACE_MS = 1_500;

export function ConnectionBanner({ connected }: { readonly connected: boolean }) {
  const { t } = useConsole();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (connected) {
      setLost(false);
      return;
    }
    const timer = setTimeout(() => setLost(true), GRACE_MS);
    return () => clearTimeout(timer);
  }, [connected]);
  if (!lost) return null;
  return (
    <Alert color="warning">
      <strong>{t("console.offline")}</strong> {t("console.offlineHint")}
    </Alert>
  );
}
