import { useManage } from "../context";
import { Page } from "../parts/Page";
import { PlaceLink } from "../parts/PlaceLink";
import { type FirstStep, firstSteps } from "../state/steps";

/** Where one begins: what is still to do, and the ways to everything. */
export function Overview() {
  const { t, management, tenant } = useManage();
  const steps = firstSteps(management);
  const offices = management.offices.filter(({ archivedAt }) => archivedAt === null);
  return (
    <Page title={t("title")} intro={t("overview.intro", { tenant: tenant.name })}>
      {steps.some(({ done }) => !done) && <FirstSteps steps={steps} />}
      <ul className="tiles">
        <Tile page="offices" text={t("overview.offices", { count: offices.length })} />
        {management.people && (
          <Tile page="people" text={t("overview.people", { count: management.people.length })} />
        )}
        {management.profile && <Tile page="tenant" text={t("overview.tenant")} />}
        <Tile page="register" text={t("overview.register")} />
      </ul>
      <p>
        <a href="/" target="_blank" rel="noopener">
          {t("overview.publicPage")}
        </a>
      </p>
    </Page>
  );
}

interface TileProps {
  readonly page: "offices" | "people" | "tenant" | "register";
  readonly text: string;
}

function Tile({ page, text }: TileProps) {
  const { t } = useManage();
  return (
    <li className="panel tile">
      <h2>
        <PlaceLink to={{ page }} className="tile-link">
          {t(`nav.${page}`)}
        </PlaceLink>
      </h2>
      <p>{text}</p>
    </li>
  );
}

function FirstSteps({ steps }: { readonly steps: readonly FirstStep[] }) {
  const { t } = useManage();
  const done = steps.filter((step) => step.done).length;
  return (
    <section className="panel steps" aria-labelledby="steps-heading">
      <h2 id="steps-heading">{t("steps.heading")}</h2>
      <p>{t("steps.progress", { done, total: steps.length })}</p>
      <ol>
        {steps.map((step) => (
          <li key={step.step} className={step.done ? "step-done" : undefined}>
            <span className="step-mark" aria-hidden>
              {step.done ? "✓" : "○"}
            </span>
            <span>
              {step.done ? (
                t(`steps.${step.step}`)
              ) : (
                <PlaceLink to={step.place}>{t(`steps.${step.step}`)}</PlaceLink>
              )}{" "}
              <span className="hint">{t(step.done ? "steps.done" : `steps.${step.step}Hint`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
