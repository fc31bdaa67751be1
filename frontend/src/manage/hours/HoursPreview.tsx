import { useManage } from "../context";
import type { PreviewFieldsFragment } from "../operations";
import { useSlow } from "../useSlow";
import { shortDate } from "./days";
import type { Previewed } from "./usePreview";

/** What citizens would read: in words, then day by day. */
export function HoursPreview({ previewed }: { readonly previewed: Previewed }) {
  const { t } = useManage();
  const { preview, state } = previewed;
  const slow = useSlow(state === "asking");
  return (
    <section className="panel hours-preview" aria-labelledby="preview-heading">
      <h2 id="preview-heading">{t("preview.heading")}</h2>
      {state === "failed" && <p className="field-fault">{t("preview.failed")}</p>}
      {slow && <p role="status">{t("preview.asking")}</p>}
      {preview && (
        <>
          <p role="status" className="lines preview-words">
            {preview.problems.length > 0 ? t("preview.problems") : preview.text}
          </p>
          {preview.warnings.length > 0 && (
            <ul className="warnings">
              {preview.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          )}
          {preview.days.length > 0 && <Days days={preview.days} />}
        </>
      )}
    </section>
  );
}

function Days({ days }: Pick<PreviewFieldsFragment, "days">) {
  const { t, lang } = useManage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="days" tabIndex={0} aria-labelledby="days-caption">
      <table>
        <caption id="days-caption">{t("preview.days")}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t("preview.day")}</th>
            <th scope="col">{t("preview.hours")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ date, holiday, stretches }) => (
            <tr key={date}>
              <th scope="row">{shortDate(date, lang)}</th>
              <td>
                {stretches.length === 0 && <span className="day-closed">{t("hours.closed")}</span>}
                {stretches.map((stretch) => (
                  <div key={stretch.from}>
                    {stretch.from}–{stretch.until}
                    {stretch.byAppointment && ` (${t("hours.byAppointment")})`}
                    {stretch.comment && ` ${stretch.comment}`}
                  </div>
                ))}
                {holiday && <span className="tag">{holiday}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
