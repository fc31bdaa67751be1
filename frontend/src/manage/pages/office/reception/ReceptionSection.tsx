import { type Office, useManage } from "../../../context";
import { SetReceptionDocument } from "../../../operations";
import { EditNotices } from "../../../parts/EditNotices";
import { Form, SaveButtons } from "../../../parts/Form";
import { useEdit } from "../../../useEdit";
import { Alerts } from "./Alerts";
import { Appointments } from "./Appointments";
import { ClosingRule } from "./ClosingRule";
import { fieldsOf, inputOf } from "./form";
import { Messages } from "./Messages";
import { Replies } from "./Replies";
import { Undelivered } from "./Undelivered";
import { useAlerts } from "./useAlerts";
import { Webhook } from "./Webhook";

/** How an office receives, beyond its hours. */
export function ReceptionSection({ office }: { readonly office: Office }) {
  const { t } = useManage();
  const { id: officeId } = office;
  const alerts = useAlerts(office);
  const edit = useEdit({
    saved: fieldsOf(office),
    revision: office.revision,
    send: (fields, revision) => async (client) =>
      (await client.request(SetReceptionDocument, { officeId, revision, input: inputOf(fields) }))
        .setReception,
  });
  const { fields, set, dirty } = edit;
  return (
    <>
      <p className="page-intro">{t("reception.intro")}</p>
      <EditNotices edit={edit} />
      <Form fault={edit.fault} onSubmit={edit.save}>
        <Alerts office={office} edit={edit} mail={alerts.known?.mail} />
        <Webhook office={office} edit={edit} signingKey={alerts.known?.webhookKey ?? undefined} />
        <Undelivered alerts={alerts} />
        <Messages takes={fields.takesMessages} onChange={(takesMessages) => set({ takesMessages })} />
        <Appointments
          books={fields.books}
          rules={fields.rules}
          onBooks={(books) => set({ books })}
          onRules={(rules) => set({ rules })}
        />
        <ClosingRule closing={fields.closing} onChange={(closing) => set({ closing })} />
        <Replies replies={fields.replies} onChange={(replies) => set({ replies })} />
        <div className="save-sticky">
          <SaveButtons dirty={dirty} pending={edit.pending} onDiscard={edit.discard} />
        </div>
      </Form>
    </>
  );
}
