import { Button } from "design-react-kit";
import { useConsole } from "../context";
import type { Alerts } from "../useAlerts";
import { SoundChoice } from "./SoundChoice";

/** By what the operator is told of a knock. Permission for notices is asked by the button only. */
export function AlertSettings({ alerts }: { readonly alerts: Alerts }) {
  const { t } = useConsole();
  const { sound, notices } = alerts;
  return (
    <section className="panel settings" aria-labelledby="alerts-heading">
      <h2 id="alerts-heading">{t("alert.heading")}</h2>
      {sound === "running" && <p className="setting-on">{t("alert.soundOn")}</p>}
      <SoundChoice choice={alerts.choice} onChoose={alerts.choose} />
      <Button color="primary" outline size="xs" onClick={alerts.tryBell}>
        {t(sound === "running" ? "alert.testSound" : "alert.enableSound")}
      </Button>
      {notices === "granted" && <p className="setting-on">{t("alert.noticesOn")}</p>}
      {notices === "denied" && <p>{t("alert.noticesDenied")}</p>}
      {notices === "default" && (
        <>
          <p>{t("alert.noticesAsk")}</p>
          <Button color="primary" outline size="xs" onClick={alerts.askForNotices}>
            {t("alert.enableNotices")}
          </Button>
        </>
      )}
    </section>
  );
}
