import { type Office, useManage } from "../../context";
import type { DoorPhase } from "../../operations";

const toneOfPhase: Record<DoorPhase, string> = {
  OPEN: "open",
  BY_APPOINTMENT: "open",
  PAUSED: "paused",
  CLOSED: "closed",
};

/** The door as a citizen sees it, in small, with the ways to the page itself and to the sheet for the real door. */
export function DoorCard({ office }: { readonly office: Office }) {
  const { t } = useManage();
  const door = office.office?.door;
  const page = `/uffici/${office.slug}`;
  return (
    <section className="panel" aria-labelledby="card-heading">
      <h2 id="card-heading">{t("card.heading")}</h2>
      <div className="door-card">
        <h3>{office.name}</h3>
        <p>{office.summary}</p>
        {door && (
          <p className="door-state">
            <span className={`door-light door-light-${toneOfPhase[door.phase]}`} aria-hidden />
            {door.text}
          </p>
        )}
        {office.hours && <p className="lines">{office.hours.text}</p>}
      </div>
      {door && (
        <ul className="plain">
          <li>
            <a href={page} target="_blank" rel="noopener">
              {t("card.open")}
            </a>
          </li>
          <li>
            <a href={`${page}/cartello`} target="_blank" rel="noopener">
              {t("card.sheet")}
            </a>
          </li>
        </ul>
      )}
    </section>
  );
}
