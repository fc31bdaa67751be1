import { type Office, useManage } from "../../../context";
import { Check, TextField } from "../../../parts/fields";
import { useCopy } from "../../../useCopy";
import type { Edit } from "../../../useEdit";
import type { ReceptionFields } from "./form";
import { Trial } from "./Trial";

interface WebhookProps {
  readonly office: Office;
  readonly edit: Edit<ReceptionFields>;
  /** With which calls are signed; `undefined` where none are made, or until it is known. */
  readonly signingKey: string | undefined;
}

/** The comune's own program that is told of the same. */
export function Webhook({ office, edit, signingKey }: WebhookProps) {
  const { t } = useManage();
  const { fields, set } = edit;
  const { webhookUrl } = office.reception;
  const same = webhookUrl !== null && fields.webhookUrl === webhookUrl;
  return (
    <section className="panel">
      <h2>{t("reception.webhook")}</h2>
      <p>{t("reception.webhookIntro")}</p>
      <TextField
        name="webhookUrl"
        type="url"
        label={t("reception.webhookUrl")}
        hint={t("reception.webhookUrlHint")}
        value={fields.webhookUrl}
        onChange={(url) => set({ webhookUrl: url, renewWebhookKey: false })}
      />
      {same && signingKey && (
        <>
          <SigningKey value={signingKey} />
          <Check
            name="renewWebhookKey"
            label={t("reception.renewKey")}
            hint={t("reception.renewKeyHint")}
            checked={fields.renewWebhookKey}
            onChange={(renewWebhookKey) => set({ renewWebhookKey })}
          />
        </>
      )}
      {webhookUrl !== null && (
        <Trial key={office.revision} office={office} way="WEBHOOK" unsaved={edit.dirty} />
      )}
    </section>
  );
}

function SigningKey({ value }: { readonly value: string }) {
  const { t } = useManage();
  const copy = useCopy();
  return (
    <div className="signing-key">
      <h3>{t("reception.webhookKey")}</h3>
      <code>{value}</code>
      <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => copy(value)}>
        {t("copy")} <span className="visually-hidden">{t("reception.webhookKey")}</span>
      </button>
    </div>
  );
}
