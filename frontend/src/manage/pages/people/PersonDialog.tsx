import { Dialog } from "../../../shared/ui/Dialog";
import { type Person, useManage } from "../../context";
import { EditPersonDocument, InviteDocument } from "../../operations";
import { EditNotices } from "../../parts/EditNotices";
import { Faults } from "../../parts/Form";
import { Check, TextField } from "../../parts/fields";
import { useEdit } from "../../useEdit";
import { fieldsOf, inputOf, NEW_PERSON, type PersonFields } from "./person";

interface PersonDialogProps {
  /** Left out for somebody who is invited. */
  readonly person: Person | undefined;
  onClose(): void;
}

export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const { t } = useManage();
  const edit = useEdit<PersonFields>({
    saved: person ? fieldsOf(person) : NEW_PERSON,
    revision: person?.revision ?? 0,
    send: (fields, revision) => async (client) => {
      const input = inputOf(fields);
      if (!person) return (await client.request(InviteDocument, { input })).invite;
      return (await client.request(EditPersonDocument, { id: person.id, revision, input })).editPerson;
    },
    onResult: ({ kind }) => kind === "saved" && onClose(),
  });
  return (
    <Dialog
      wide
      title={person ? t("person.edit", { name: person.name }) : t("people.invite")}
      confirm={t(person ? "save" : "people.inviteConfirm")}
      disabled={edit.pending}
      onConfirm={edit.save}
      onClose={onClose}
    >
      <EditNotices edit={edit} />
      <Faults fault={edit.fault}>
        <PersonForm person={person} fields={edit.fields} set={edit.set} />
      </Faults>
    </Dialog>
  );
}

interface PersonFormProps {
  readonly person: Person | undefined;
  readonly fields: PersonFields;
  set(patch: Partial<PersonFields>): void;
}

function PersonForm({ person, fields, set }: PersonFormProps) {
  const { t, management } = useManage();
  const offices = management.offices.filter(({ archivedAt }) => archivedAt === null);
  const hint = person?.fiscalCodeHint;
  const receive = (id: string, receives: boolean) =>
    set({ offices: receives ? [...fields.offices, id] : fields.offices.filter((one) => one !== id) });
  return (
    <>
      {!person && <p>{t("people.inviteHint")}</p>}
      <TextField
        name="name"
        label={t("person.name")}
        value={fields.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        name="fiscalCode"
        label={t("person.fiscalCode")}
        hint={hint ? t("person.fiscalCodeKept", { hint }) : t("person.fiscalCodeHint")}
        value={fields.fiscalCode}
        onChange={(fiscalCode) => set({ fiscalCode })}
      />
      <TextField
        name="email"
        type="email"
        label={t("person.email")}
        value={fields.email}
        onChange={(email) => set({ email })}
      />
      <fieldset className="choice-set">
        <legend>{t("person.offices")}</legend>
        {offices.length === 0 && <p>{t("person.noOffices")}</p>}
        {offices.map(({ id, name }) => (
          <Check
            key={id}
            name="offices"
            label={name}
            checked={fields.offices.includes(id)}
            onChange={(receives) => receive(id, receives)}
          />
        ))}
      </fieldset>
      <Check
        name="administers"
        label={t("person.administers")}
        hint={t("person.administersHint")}
        checked={fields.administers}
        onChange={(administers) => set({ administers })}
      />
    </>
  );
}
