import { type Profile, useManage } from "../context";
import { EditTenantDocument } from "../operations";
import { EditNotices } from "../parts/EditNotices";
import { Form, SaveButtons } from "../parts/Form";
import { Check, TextField } from "../parts/fields";
import { MonthDay } from "../parts/MonthDay";
import { Page } from "../parts/Page";
import { type Edit, useEdit } from "../useEdit";
import { Colour } from "./tenant/Colour";
import { Crest } from "./tenant/Crest";
import { fieldsOf, inputOf, type TenantFields } from "./tenant/form";
import { Languages } from "./tenant/Languages";
import { Widget } from "./tenant/Widget";

/** What the pages say of the comune itself. */
export function TenantPage({ profile }: { readonly profile: Profile }) {
  const { t } = useManage();
  const edit = useEdit<TenantFields>({
    saved: fieldsOf(profile),
    revision: profile.revision,
    send: (fields, revision) => async (client) =>
      (await client.request(EditTenantDocument, { revision, input: inputOf(fields) })).editTenant,
  });
  return (
    <Page title={t("nav.tenant")} intro={t("tenant.intro")}>
      <EditNotices edit={edit} />
      <Crest profile={profile} unsaved={edit.dirty} />
      <Form fault={edit.fault} onSubmit={edit.save}>
        <Contacts edit={edit} />
        <section className="panel">
          <h2>{t("tenant.languages")}</h2>
          <Languages edit={edit} />
        </section>
        <section className="panel">
          <h2>{t("tenant.look")}</h2>
          <Colour value={edit.fields.colour} onChange={(colour) => edit.set({ colour })} />
          <MonthDay
            name="patron"
            legend={t("tenant.patron")}
            value={edit.fields.patron}
            onChange={(patron) => edit.set({ patron })}
          />
          <p className="hint">{t("tenant.patronHint")}</p>
        </section>
        <Links edit={edit} />
        <Widget hosts={edit.fields.widgetHosts} onChange={(widgetHosts) => edit.set({ widgetHosts })} />
        <div className="save-sticky">
          <SaveButtons dirty={edit.dirty} pending={edit.pending} onDiscard={edit.discard} />
        </div>
      </Form>
    </Page>
  );
}

type TextName = Exclude<keyof TenantFields, "languages" | "translations" | "relayOnly">;

interface TextsProps {
  readonly edit: Edit<TenantFields>;
}

function Text({ edit, name, type, hint }: TextsProps & { name: TextName; type?: string; hint?: string }) {
  const { t } = useManage();
  return (
    <TextField
      name={name}
      label={t(`tenant.${name}`)}
      hint={hint}
      {...(type && { type })}
      value={edit.fields[name]}
      onChange={(value) => edit.set({ [name]: value })}
    />
  );
}

function Contacts({ edit }: TextsProps) {
  const { t } = useManage();
  return (
    <section className="panel">
      <h2>{t("tenant.contacts")}</h2>
      <div className="pairs">
        <Text edit={edit} name="address" />
        <Text edit={edit} name="phone" type="tel" />
        <Text edit={edit} name="email" type="email" />
        <Text edit={edit} name="pec" type="email" />
        <Text edit={edit} name="privacyContact" hint={t("tenant.privacyContactHint")} />
        <Text edit={edit} name="retentionH" type="number" hint={t("tenant.retentionHHint")} />
      </div>
      <Check
        name="relayOnly"
        label={t("tenant.relayOnly")}
        hint={t("tenant.relayOnlyHint")}
        checked={edit.fields.relayOnly}
        onChange={(relayOnly) => edit.set({ relayOnly })}
      />
    </section>
  );
}

function Links({ edit }: TextsProps) {
  const { t } = useManage();
  return (
    <section className="panel">
      <h2>{t("tenant.links")}</h2>
      <div className="pairs">
        <Text edit={edit} name="siteUrl" type="url" />
        <Text edit={edit} name="accessibilityUrl" type="url" hint={t("tenant.accessibilityUrlHint")} />
        <Text edit={edit} name="appointmentUrl" type="url" />
        <Text edit={edit} name="reportUrl" type="url" />
      </div>
    </section>
  );
}
