import { lazy, Suspense } from "react";
import { useConsole } from "../context";
import type { Office } from "../state/queue";
import { type LeftRequest, openOf } from "../state/requests";

const RequestList = lazy(async () => ({ default: (await import("./RequestList")).RequestList }));

interface RequestsProps {
  readonly office: Office;
  readonly requests: readonly LeftRequest[];
}

/** What was left at one door. */
export function Requests({ office, requests }: RequestsProps) {
  const { t } = useConsole();
  const heading = `requests-${office.id}`;
  return (
    <section className="panel" aria-labelledby={heading}>
      <h3 id={heading} tabIndex={-1}>
        {t("requests.heading", { count: openOf(requests).length })}
      </h3>
      <Suspense fallback={<p role="status">{t("console.loading")}</p>}>
        <RequestList requests={requests} headingId={heading} />
      </Suspense>
    </section>
  );
}
