import { Alert, Button } from "design-react-kit";
import type { BellState } from "../alert/bell";
import { useConsole } from "../context";

interface KnockBarProps {
  /** How many ring now. */
  readonly ringing: number;
  readonly sound: BellState;
  onHeard(): void;
  onEnable(): void;
}

/** The bell as one sees it, and the warning that it cannot be heard. */
export function KnockBar({ ringing, sound, onHeard, onEnable }: KnockBarProps) {
  const { t } = useConsole();
  return (
    <>
      {sound === "blocked" && (
        <Alert color="warning" className="with-action">
          <span>{t("alert.soundBlocked")}</span>
          <Button color="primary" size="sm" onClick={onEnable}>
            {t("alert.enableSound")}
          </Button>
        </Alert>
      )}
      {ringing > 0 && (
        <section className="knock-bar">
          <span className="knock-icon" aria-hidden />
          <strong>{t("alert.ringing", { count: ringing })}</strong>
          <Button color="light" size="sm" onClick={onHeard}>
            {t("alert.heard")}
          </Button>
        </section>
      )}
    </>
  );
}
