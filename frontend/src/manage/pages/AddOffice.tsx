import { useState } from "react";
import { Dialog } from "../../shared/ui/Dialog";
import { useManage } from "../context";
import { AddOfficeDocument, type OfficeKind } from "../operations";
import { Faults } from "../parts/Form";
import { SelectField, TextArea, TextField } from "../parts/fields";
import type { Fault } from "../state/outcome";
import { useSave } from "../useSave";
import { kindOptions, SUMMARY_MAX } from "./office/form";

/** Name and kind are enough: the rest is on the office's own page, which opens next. */
export function AddOffice({ onClose }: { onClose(): void }) {
  const { t, go } = useManage();
  const { pending, save } = useSave();
  const [kind, setKind] = useState<OfficeKind>("OFFICE");
  const [name, setName] = useState("");
  const [summary, setSummary] = useState("");
  const [fault, setFault] = useState<Fault>();

  async function submit() {
    setFault(undefined);
    const input = { kind, name, summary };
    const result = await save(
      async (client) => (await client.request(AddOfficeDocument, { input })).addOffice,
      { done: t("offices.added", { name: name.trim() }), again: () => void submit() },
    );
    if (result?.kind === "invalid") setFault(result.fault);
    if (result?.kind !== "saved") return;
    onClose();
    if (result.subjectId !== null) go({ page: "office", id: result.subjectId, section: "hours" });
  }
  return (
    <Dialog
      title={t("offices.add")}
      confirm={t("add")}
      disabled={pending}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <Faults fault={fault}>
        <TextField
          name="name"
          label={t("office.name")}
          hint={t("office.nameHint")}
          value={name}
          onChange={setName}
        />
        <SelectField<OfficeKind>
          name="kind"
          label={t("office.kind")}
          value={kind}
          options={kindOptions(t)}
          onChange={setKind}
        />
        <TextArea
          name="summary"
          label={t("office.summary")}
          hint={t("office.summaryHint")}
          limit={SUMMARY_MAX}
          value={summary}
          onChange={setSummary}
        />
      </Faults>
    </Dialog>
  );
}
