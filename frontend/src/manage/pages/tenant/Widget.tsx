import { useId } from "react";
import { useManage } from "../../context";
import { Field } from "../../parts/fields";
import { useCopy } from "../../useCopy";

interface WidgetProps {
  readonly hosts: string;
  onChange(hosts: string): void;
}

/** Who may show the doors in a frame, and what to paste into the comune's own site. */
export function Widget({ hosts, onChange }: WidgetProps) {
  const { t, tenant, management } = useManage();
  const slug = management.offices.find(({ archivedAt }) => archivedAt === null)?.slug ?? "ufficio";
  const { origin } = location;
  const snippets = {
    script: `<script src="${origin}/widget.js" async></script>\n<div data-ricevimento="${slug}"></div>`,
    link: `<a href="${origin}/uffici/${slug}">${t("widget.linkText", { tenant: tenant.name })}</a>`,
    frame: `<iframe src="${origin}/widget?ufficio=${slug}" title="${t("widget.frameTitle")}"></iframe>`,
  };
  return (
    <section className="panel">
      <h2>{t("widget.heading")}</h2>
      <p>{t("widget.intro")}</p>
      {(["script", "link", "frame"] as const).map((kind) => (
        <Snippet key={kind} title={t(`widget.${kind}`)} text={snippets[kind]} />
      ))}
      <Field name="widgetHosts" label={t("tenant.widgetHosts")} hint={t("tenant.widgetHostsHint")}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            value={hosts}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    </section>
  );
}

function Snippet({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useManage();
  const copy = useCopy();
  const id = useId();
  return (
    <div className="snippet">
      <h3 id={id}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section tabIndex={0} aria-labelledby={id}>
        <pre>
          <code>{text}</code>
        </pre>
      </section>
      <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => copy(text)}>
        {t("copy")} <span className="visually-hidden">{title}</span>
      </button>
    </div>
  );
}
