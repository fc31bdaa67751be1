import { type Office, useManage } from "../../context";
import { EditOfficeDocument } from "../../operations";
import { EditNotices } from "../../parts/EditNotices";
import { Form, SaveButtons } from "../../parts/Form";
import { SelectField, TextArea, TextField } from "../../parts/fields";
import { PlaceLink } from "../../parts/PlaceLink";
import { useEdit } from "../../useEdit";
import { DoorCard } from "./DoorCard";
import { fieldsOf, inputOf, kindOptions, SUMMARY_MAX } from "./form";
import { Translations } from "./Translations";

/** Name and words of an office, how citizens see it, who receives there. */
export function DataSection({ office }: { readonly office: Office }) {
  return (
    <div className="columns">
      <DataForm office={office} />
      <div className="column-side">
        <DoorCard office={office} />
        <Receivers office={office} />
      </div>
    </div>
  );
}

function DataForm({ office }: { readonly office: Office }) {
  const { t } = useManage();
  const { id } = office;
  const edit = useEdit({
    saved: fieldsOf(office),
    revision: office.revision,
    send: (fields, revision) => async (client) =>
      (await client.request(EditOfficeDocument, { id, revision, input: inputOf(fields) })).editOffice,
  });
  const { fields, set } = edit;
  return (
    <Form fault={edit.fault} onSubmit={edit.save}>
      <section className="panel">
        <h2>{t("section.data")}</h2>
        <EditNotices edit={edit} />
        <TextField
          name="name"
          label={t("office.name")}
          value={fields.name}
          onChange={(name) => set({ name })}
        />
        <SelectField
          name="kind"
          label={t("office.kind")}
          value={fields.kind}
          options={kindOptions(t)}
          onChange={(kind) => set({ kind })}
        />
        <TextArea
          name="summary"
          label={t("office.summary")}
          hint={t("office.summaryHint")}
          limit={SUMMARY_MAX}
          value={fields.summary}
          onChange={(summary) => set({ summary })}
        />
        <TextField
          name="slug"
          label={t("office.slug")}
          hint={t("office.slugHint", { address: `${location.host}/uffici/${fields.slug}` })}
          value={fields.slug}
          onChange={(slug) => set({ slug })}
        />
        <Translations words={fields.translations} onChange={(translations) => set({ translations })} />
        <SaveButtons dirty={edit.dirty} pending={edit.pending} onDiscard={edit.discard} />
      </section>
    </Form>
  );
}

function Receivers({ office }: { readonly office: Office }) {
  const { t, management } = useManage();
  return (
    <section className="panel">
      <h2>{t("office.people")}</h2>
      {office.people.length === 0 ? (
        <p>{t("office.nobody")}</p>
      ) : (
        <ul>
          {office.people.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      )}
      {management.people && <PlaceLink to={{ page: "people" }}>{t("office.peopleLink")}</PlaceLink>}
    </section>
  );
}
