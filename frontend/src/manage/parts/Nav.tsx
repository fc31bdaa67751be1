import { useManage } from "../context";
import type { Place } from "../state/places";
import { PlaceLink } from "./PlaceLink";

/** The parts of the management that this person may see. */
export function Nav({ place }: { readonly place: Place | undefined }) {
  const { t, management } = useManage();
  const everybody = ["overview", "offices"] as const;
  const administrators = ["people", "tenant"] as const;
  const pages = [...everybody, ...(management.profile ? administrators : []), "register" as const];
  const shown = place?.page === "office" ? "offices" : place?.page;
  return (
    <nav className="manage-nav" aria-label={t("title")}>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <PlaceLink to={{ page }} current={page === shown}>
              {t(`nav.${page}`)}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
