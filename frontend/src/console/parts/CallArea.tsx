import { Alert } from "design-react-kit";
import { useEffect, useRef, useState } from "react";
import type { CallHandle, CallState } from "../../shared/call/types";
import { nameOf, useConsole } from "../context";
import type { Visit } from "../state/queue";

/**
 * The clerk's side of the call. It joins as soon as the visit is called, so that the connection is ready when the
 * visitor enters.
 */
export function CallArea({ visit }: { readonly visit: Visit }) {
  const { client, lang, t } = useConsole();
  const root = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<CallState>({ kind: "connecting" });
  const [started, setStarted] = useState(false);
  const [peerName] = useState(() => nameOf(visit, t));
  const visitId = visit.id;

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let gone = false;
    let handle: CallHandle | undefined;
    const start = async () => {
      const { startCall } = await import("../../shared/call");
      if (gone) return;
      const side = "clerk";
      handle = await startCall({ root: element, visitId, lang, client, side, peerName, onState: setState });
      if (gone) handle.close();
      else setStarted(true);
    };
    start().catch(() => setState({ kind: "failed", message: t("talk.failed") }));
    return () => {
      gone = true;
      handle?.close();
    };
  }, [client, lang, peerName, t, visitId]);

  return (
    <section aria-label={t("talk.area")}>
      {!started && state.kind !== "failed" && <p role="status">{t("talk.starting")}</p>}
      {state.kind === "failed" && <Alert color="danger">{state.message}</Alert>}
      {state.kind === "replaced" && <Alert color="warning">{t("talk.replaced")}</Alert>}
      <div ref={root} className="call-root" />
    </section>
  );
}
