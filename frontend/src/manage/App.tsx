import { Alert, Button } from "design-react-kit";
import { useEffect, useMemo, useState } from "react";
import type { Requester } from "../shared/graphql/post";
import { retryUnreachable } from "../shared/graphql/retry";
import type { StaffLang } from "../shared/messages";
import { Dialog } from "../shared/ui/Dialog";
import { FeedbackBar } from "../shared/ui/FeedbackBar";
import type { Feedback } from "../shared/ui/feedback";
import { TopBar } from "../shared/ui/TopBar";
import { UiProvider, uiTexts } from "../shared/ui/texts";
import { type Management, ManageProvider, type ManageText } from "./context";
import { ManagementDocument, type ManagementQuery } from "./operations";
import { Pages } from "./pages/Pages";
import { Nav } from "./parts/Nav";
import { faultOf } from "./state/outcome";
import { type Router, useRouter } from "./useRouter";

interface AppProps {
  readonly client: Requester;
  readonly lang: StaffLang;
  readonly t: ManageText;
  readonly tenantName: string;
}

/** The comune's own management: who is signed in, then the page that the address names. */
export function App({ client, lang, t, tenantName }: AppProps) {
  const [attempt, setAttempt] = useState(0);
  const loaded = useManagement(client, attempt);
  const known = loaded.kind === "ready" ? loaded.answer : undefined;
  return (
    <UiProvider value={uiTexts(lang)}>
      <TopBar
        tenantName={tenantName}
        title={t("title")}
        demonstration={known?.tenant.demonstration ?? false}
        userName={known?.viewer?.name}
        link={known?.viewer?.offices.length ? { href: "/sportello", label: t("toConsole") } : undefined}
        contentId="content"
      />
      {known?.viewer ? (
        <Signed client={client} lang={lang} t={t} answer={known} viewer={known.viewer} />
      ) : (
        <main id="content" tabIndex={-1} className="container-xxl manage">
          <h1 className="visually-hidden">{t("title")}</h1>
          {loaded.kind === "loading" && <p role="status">{t("loading")}</p>}
          {loaded.kind === "failed" && (
            <Alert color="danger">
              <p>{t("loadFailed")}</p>
              <Button color="primary" onClick={() => setAttempt(attempt + 1)}>
                {t("retry")}
              </Button>
            </Alert>
          )}
        </main>
      )}
    </UiProvider>
  );
}

interface SignedProps {
  readonly client: Requester;
  readonly lang: StaffLang;
  readonly t: ManageText;
  readonly answer: ManagementQuery;
  readonly viewer: NonNullable<ManagementQuery["viewer"]>;
}

function Signed({ client, lang, t, answer, viewer }: SignedProps) {
  const { tenant } = answer;
  const [management, apply] = useState<Management>(answer.management);
  const [feedback, say] = useState<Feedback>();
  const router = useRouter();
  const { go, keepOpen } = router;
  const context = useMemo(
    () => ({ client, lang, t, viewer, tenant, management, apply, say, go, keepOpen }),
    [client, lang, t, viewer, tenant, management, go, keepOpen],
  );
  return (
    <ManageProvider value={context}>
      <div className="container-xxl manage">
        <Nav place={router.place} />
        <main id="content" tabIndex={-1}>
          <Pages place={router.place} />
          <FeedbackBar feedback={feedback} onClose={() => say(undefined)} />
        </main>
      </div>
      {router.asking && <LeaveDialog router={router} t={t} />}
    </ManageProvider>
  );
}

function LeaveDialog({ router, t }: { readonly router: Router; readonly t: ManageText }) {
  return (
    <Dialog
      title={t("leave.title")}
      confirm={t("leave.confirm")}
      cancel={t("leave.stay")}
      tone="danger"
      onConfirm={router.leave}
      onClose={router.stay}
    >
      <p>{t("leave.hint")}</p>
    </Dialog>
  );
}

type Loaded =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly answer: ManagementQuery };

function useManagement(client: Requester, attempt: number): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    let gone = false;
    setLoaded({ kind: "loading" });
    retryUnreachable(() => client.request(ManagementDocument, {})).then(
      (answer) => {
        if (!gone) setLoaded({ kind: "ready", answer });
      },
      (error) => {
        if (gone) return;
        if (faultOf(error) === "signedOut") location.assign(signInHere());
        else setLoaded({ kind: "failed" });
      },
    );
    return () => {
      gone = true;
    };
  }, [client, attempt]);
  return loaded;
}

function signInHere(): string {
  return `/accedi?next=${encodeURIComponent(location.pathname + location.search)}`;
}
