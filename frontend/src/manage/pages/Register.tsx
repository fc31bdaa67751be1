import { Button } from "design-react-kit";
import { useEffect, useState } from "react";
import { retryUnreachable } from "../../shared/graphql/retry";
import { dayAndTime } from "../../shared/time";
import { type Change, type ManageText, useManage } from "../context";
import { ChangesDocument, UndoDocument } from "../operations";
import { Page } from "../parts/Page";
import { fieldName, fieldValue } from "../state/fieldNames";
import { useSave } from "../useSave";

/** Who changed what, the newest first; each change can be taken back while nothing newer stands on it. */
export function Register() {
  const { t } = useManage();
  const { changes, state, more, reload } = useChanges();
  const { pending, save } = useSave();
  const undo = async (changeId: string) => {
    await save(async (client) => (await client.request(UndoDocument, { changeId })).undo, {
      done: t("undone"),
    });
    reload();
  };
  return (
    <Page title={t("nav.register")} intro={t("register.intro")}>
      {changes.length === 0 && state === "all" && <p className="panel">{t("register.empty")}</p>}
      <ol className="rows">
        {changes.map((change) => (
          <li key={change.id} className="row-item change">
            <ChangeRow change={change} />
            <div className="row-actions">
              {change.notUndoable === null ? (
                <Button
                  color="primary"
                  outline
                  size="sm"
                  disabled={pending}
                  onClick={() => void undo(change.id)}
                >
                  {t("undo")} <span className="visually-hidden">{sentence(change, t)}</span>
                </Button>
              ) : (
                <span className="hint">{t(`notUndoable.${change.notUndoable}`)}</span>
              )}
            </div>
          </li>
        ))}
      </ol>
      {state === "loading" && <p role="status">{t("loading")}</p>}
      {state === "failed" && <p role="alert">{t("error.unreachable")}</p>}
      {(state === "more" || state === "failed") && (
        <Button color="primary" outline onClick={more}>
          {t(state === "failed" ? "retry" : "register.more")}
        </Button>
      )}
    </Page>
  );
}

function ChangeRow({ change }: { readonly change: Change }) {
  const { t, lang } = useManage();
  return (
    <div className="row-text">
      <h2>{sentence(change, t)}</h2>
      <p className="hint">
        {change.by ?? t("platform")} · <time dateTime={change.at}>{dayAndTime(change.at, lang)}</time>
        {change.undoes !== null && ` · ${t("register.undoes")}`}
      </p>
      {change.differences.length > 0 && (
        <dl className="differences">
          {change.differences.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{fieldName(field, t)}</dt>
              <dd>
                {before !== null && (
                  <del>
                    <span className="visually-hidden">{t("register.before")} </span>
                    {fieldValue(field, before, t)}
                  </del>
                )}{" "}
                {after === null ? (
                  t("register.nothing")
                ) : (
                  <ins>
                    <span className="visually-hidden">{t("register.after")} </span>
                    {fieldValue(field, after, t)}
                  </ins>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function sentence({ subject, kind, subjectName }: Change, t: ManageText): string {
  return `${t(`subject.${subject}`)} ${subjectName}: ${t(`changed.${kind}`)}`;
}

const PAGE = 30;

function useChanges() {
  const { client } = useManage();
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [state, setState] = useState<"loading" | "more" | "all" | "failed">("loading");

  async function load(known: readonly Change[]) {
    setState("loading");
    try {
      const before = known.at(-1)?.id ?? null;
      const { management } = await retryUnreachable(() => client.request(ChangesDocument, { before }));
      setChanges([...known, ...management.changes]);
      setState(management.changes.length < PAGE ? "all" : "more");
    } catch {
      setState("failed");
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page, once.
  useEffect(() => void load([]), []);
  return { changes, state, more: () => void load(changes), reload: () => void load([]) };
}
