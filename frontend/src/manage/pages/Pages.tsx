import { lazy, Suspense } from "react";
import { useManage } from "../context";
import { Page } from "../parts/Page";
import { PlaceLink } from "../parts/PlaceLink";
import type { Place } from "../state/places";
import { Offices } from "./Offices";
import { Overview } from "./Overview";

// What is opened less often is fetched when it is.
const OfficePage = lazy(async () => ({ default: (await import("./OfficePage")).OfficePage }));
const People = lazy(async () => ({ default: (await import("./People")).People }));
const TenantPage = lazy(async () => ({ default: (await import("./TenantPage")).TenantPage }));
const Register = lazy(async () => ({ default: (await import("./Register")).Register }));

export function Pages({ place }: { readonly place: Place | undefined }) {
  const { t } = useManage();
  return (
    <Suspense fallback={<p role="status">{t("loading")}</p>}>
      <Shown place={place} />
    </Suspense>
  );
}

function Shown({ place }: { readonly place: Place | undefined }) {
  const { management } = useManage();
  const { profile, people } = management;
  switch (place?.page) {
    case "overview":
      return <Overview />;
    case "offices":
      return <Offices />;
    case "office": {
      const office = management.offices.find(({ id }) => id === place.id);
      return office ? <OfficePage key={office.id} office={office} section={place.section} /> : <NoPage />;
    }
    case "people":
      return people ? <People people={people} /> : <NoPage />;
    case "tenant":
      return profile ? <TenantPage profile={profile} /> : <NoPage />;
    case "register":
      return <Register />;
    case undefined:
      return <NoPage />;
  }
}

function NoPage() {
  const { t } = useManage();
  return (
    <Page title={t("noPage")}>
      <p>{t("noPageHint")}</p>
      <PlaceLink to={{ page: "overview" }}>{t("nav.overview")}</PlaceLink>
    </Page>
  );
}
