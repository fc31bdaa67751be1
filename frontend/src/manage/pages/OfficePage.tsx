import { Alert } from "design-react-kit";
import { lazy } from "react";
import { type Office, useManage } from "../context";
import { Page } from "../parts/Page";
import { PlaceLink } from "../parts/PlaceLink";
import type { OfficeSection } from "../state/places";
import { DataSection } from "./office/DataSection";
import { Rooms } from "./office/Rooms";

const HoursEditor = lazy(async () => ({ default: (await import("../hours/HoursEditor")).HoursEditor }));

const ReceptionSection = lazy(async () => ({
  default: (await import("./office/reception/ReceptionSection")).ReceptionSection,
}));

const SECTIONS: readonly OfficeSection[] = ["data", "hours", "reception", "rooms"];

interface OfficePageProps {
  readonly office: Office;
  readonly section: OfficeSection;
}

export function OfficePage({ office, section }: OfficePageProps) {
  const { t } = useManage();
  const { id } = office;
  return (
    <Page key={section} title={`${office.name}: ${t(`section.${section}`)}`}>
      <nav className="sections" aria-label={office.name}>
        <ul>
          {SECTIONS.map((one) => (
            <li key={one}>
              <PlaceLink to={{ page: "office", id, section: one }} current={one === section}>
                {t(`section.${one}`)}
              </PlaceLink>
            </li>
          ))}
        </ul>
      </nav>
      {office.archivedAt !== null && <Alert color="warning">{t("office.archived")}</Alert>}
      {section === "data" && <DataSection office={office} />}
      {section === "hours" && <HoursEditor office={office} />}
      {section === "reception" && <ReceptionSection office={office} />}
      {section === "rooms" && <Rooms office={office} />}
    </Page>
  );
}
