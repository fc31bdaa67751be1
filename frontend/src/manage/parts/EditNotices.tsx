import { Alert, Button } from "design-react-kit";
import { dayAndTime } from "../../shared/time";
import { Dialog } from "../../shared/ui/Dialog";
import { useManage } from "../context";
import type { Edit } from "../useEdit";

/** What is said of a colleague who was faster. Nothing is lost, and nothing overwritten unseen. */
export function EditNotices<Fields extends object>({ edit }: { readonly edit: Edit<Fields> }) {
  const { t, lang } = useManage();
  const { conflict } = edit;
  return (
    <>
      {edit.hasAside && (
        <Alert color="warning" className="aside-note">
          <p>{t("aside.hint")}</p>
          <Button color="primary" size="sm" onClick={edit.reapply}>
            {t("aside.reapply")}
          </Button>{" "}
          <Button color="secondary" outline size="sm" onClick={edit.discard}>
            {t("aside.discard")}
          </Button>
        </Alert>
      )}
      {conflict && (
        <Dialog
          title={t("stale.title")}
          confirm={t("stale.reapply")}
          cancel={t("stale.close")}
          onConfirm={edit.reapply}
          onClose={edit.closeConflict}
        >
          <p>
            {conflict.at === null
              ? t("stale.somebody")
              : t("stale.who", { by: conflict.by ?? t("platform"), at: dayAndTime(conflict.at, lang) })}
          </p>
          <p>{t("stale.hint")}</p>
          <Button color="primary" outline type="button" onClick={edit.takeTheirs}>
            {t("stale.theirs")}
          </Button>
        </Dialog>
      )}
    </>
  );
}
