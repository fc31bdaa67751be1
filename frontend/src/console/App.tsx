import { Alert, Button } from "design-react-kit";
import { useEffect, useMemo, useState } from "react";
import type { GraphqlClient } from "../shared/graphql/client";
import { retryUnreachable } from "../shared/graphql/retry";
import type { StaffLang } from "../shared/messages";
import type { Feedback } from "../shared/ui/feedback";
import { TopBar } from "../shared/ui/TopBar";
import { UiProvider, uiTexts } from "../shared/ui/texts";
import { Counter } from "./Counter";
import { ConsoleProvider, consoleTexts } from "./context";
import { ViewerDocument, type ViewerQuery } from "./operations";
import { createMover } from "./state/moves";

type Loaded =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly viewer: Viewer; readonly demonstration: boolean };
export type Viewer = NonNullable<ViewerQuery["viewer"]>;

interface AppProps {
  readonly client: GraphqlClient;
  readonly lang: StaffLang;
  readonly tenantName: string;
}

/** The console of staff: who is signed in, then the counter. */
export function App({ client, lang, tenantName }: AppProps) {
  const t = useMemo(() => consoleTexts(lang), [lang]);
  const move = useMemo(() => createMover(client, () => crypto.randomUUID()), [client]);
  const [feedback, say] = useState<Feedback>();
  const [attempt, setAttempt] = useState(0);
  const loaded = useViewer(client, attempt);
  const context = useMemo(() => ({ client, lang, t, move, say }), [client, lang, t, move]);
  const viewer = loaded.kind === "ready" ? loaded.viewer : undefined;
  const demonstration = loaded.kind === "ready" && loaded.demonstration;

  return (
    <UiProvider value={uiTexts(lang)}>
      <ConsoleProvider value={context}>
        <TopBar
          tenantName={tenantName}
          title={t("console.title")}
          demonstration={demonstration}
          userName={viewer?.name}
          link={viewer && { href: "/gestione", label: t("console.manage") }}
          contentId="counter"
        />
        <main id="counter" tabIndex={-1} className="container-xxl counter">
          {loaded.kind === "loading" && <p role="status">{t("console.loading")}</p>}
          {loaded.kind === "failed" && (
            <Alert color="danger">
              <p>{t("console.loadFailed")}</p>
              <Button color="primary" onClick={() => setAttempt(attempt + 1)}>
                {t("console.retry")}
              </Button>
            </Alert>
          )}
          {viewer && <Counter viewer={viewer} tenantName={tenantName} feedback={feedback} />}
        </main>
      </ConsoleProvider>
    </UiProvider>
  );
}

function useViewer(client: GraphqlClient, attempt: number): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    let gone = false;
    setLoaded({ kind: "loading" });
    retryUnreachable(() => client.request(ViewerDocument, {})).then(
      ({ viewer, tenant }) => {
        if (gone) return;
        if (viewer) setLoaded({ kind: "ready", viewer, demonstration: tenant.demonstration });
        else location.assign("/accedi?next=/sportello");
      },
      () => {
        if (!gone) setLoaded({ kind: "failed" });
      },
    );
    return () => {
      gone = true;
    };
  }, [client, attempt]);
  return loaded;
}
