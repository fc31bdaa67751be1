import { Dialog } from "../../../shared/ui/Dialog";
import { type Office, type Room, useManage } from "../../context";
import { AddRoomDocument, EditRoomDocument } from "../../operations";
import { EditNotices } from "../../parts/EditNotices";
import { Faults } from "../../parts/Form";
import { Check, SelectField, TextArea, TextField } from "../../parts/fields";
import { useEdit } from "../../useEdit";
import { CAPACITY_MAX, fieldsOf, inputOf, NEW_ROOM, type RoomFields, TEXT_MAX } from "./room";

interface RoomDialogProps {
  readonly office: Office;
  /** Left out for a new one. */
  readonly room: Room | undefined;
  onClose(): void;
}

export function RoomDialog({ office, room, onClose }: RoomDialogProps) {
  const { t } = useManage();
  const edit = useEdit<RoomFields>({
    saved: room ? fieldsOf(room) : NEW_ROOM,
    revision: room?.revision ?? 0,
    send: (fields, revision) => async (client) => {
      const input = inputOf(fields);
      if (!room) return (await client.request(AddRoomDocument, { officeId: office.id, input })).addRoom;
      return (await client.request(EditRoomDocument, { id: room.id, revision, input })).editRoom;
    },
    onResult: ({ kind }) => kind === "saved" && onClose(),
  });
  return (
    <Dialog
      wide
      title={room ? t("room.edit", { name: room.name }) : t("room.add")}
      confirm={t("save")}
      disabled={edit.pending}
      onConfirm={edit.save}
      onClose={onClose}
    >
      <EditNotices edit={edit} />
      <Faults fault={edit.fault}>
        <RoomForm office={office} fields={edit.fields} set={edit.set} />
      </Faults>
    </Dialog>
  );
}

interface RoomFormProps {
  readonly office: Office;
  readonly fields: RoomFields;
  set(patch: Partial<RoomFields>): void;
}

function RoomForm({ office, fields, set }: RoomFormProps) {
  const { t } = useManage();
  const serve = (id: string, serves: boolean) =>
    set({ servedBy: serves ? [...fields.servedBy, id] : fields.servedBy.filter((one) => one !== id) });
  return (
    <>
      <TextField name="name" label={t("room.name")} value={fields.name} onChange={(name) => set({ name })} />
      <SelectField
        name="provider"
        label={t("room.provider")}
        hint={t(`room.providerHint.${fields.provider}`)}
        value={fields.provider}
        options={(["BUILTIN", "LINK"] as const).map((provider) => [provider, t(`room.provider.${provider}`)])}
        onChange={(provider) => set({ provider })}
      />
      {fields.provider === "LINK" && (
        <TextField
          name="url"
          type="url"
          label={t("room.url")}
          value={fields.url}
          onChange={(url) => set({ url })}
        />
      )}
      <TextField
        name="capacity"
        type="number"
        min={1}
        max={CAPACITY_MAX}
        label={t("room.capacity")}
        hint={t("room.capacityHint", { max: CAPACITY_MAX })}
        value={fields.capacity}
        onChange={(capacity) => set({ capacity })}
      />
      {office.people.length > 0 && (
        <fieldset className="choice-set">
          <legend>{t("room.servedBy")}</legend>
          <p className="hint">{t("room.servedByHint")}</p>
          {office.people.map(({ id, name }) => (
            <Check
              key={id}
              name="servedBy"
              label={name}
              checked={fields.servedBy.includes(id)}
              onChange={(serves) => serve(id, serves)}
            />
          ))}
        </fieldset>
      )}
      <TextArea
        name="welcome"
        label={t("room.welcome")}
        hint={t("room.welcomeHint")}
        limit={TEXT_MAX}
        value={fields.welcome}
        onChange={(welcome) => set({ welcome })}
      />
      <TextArea
        name="bring"
        label={t("room.bring")}
        hint={t("room.bringHint")}
        limit={TEXT_MAX}
        value={fields.bring}
        onChange={(bring) => set({ bring })}
      />
    </>
  );
}
