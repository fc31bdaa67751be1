import { useState } from "react";
import { Dialog } from "../../shared/ui/Dialog";
import { useManage } from "../context";
import { AddOfficesDocument } from "../operations";
import { Check } from "../parts/fields";
import { useSave } from "../useSave";

/** Typical offices, made at once with their usual hours. */
export function Templates({ onClose }: { onClose(): void }) {
  const { t, management } = useManage();
  const { pending, save } = useSave();
  const [chosen, choose] = useState<readonly string[]>([]);
  const toggle = (slug: string, wanted: boolean) =>
    choose(wanted ? [...chosen, slug] : chosen.filter((one) => one !== slug));
  const templates = management.officeTemplates.filter(({ slug }) => chosen.includes(slug));

  async function submit() {
    const slugs = templates.map(({ slug }) => slug);
    const result = await save(
      async (client) => (await client.request(AddOfficesDocument, { templates: slugs })).addOffices,
      { done: t("templates.added", { count: slugs.length }), again: () => void submit() },
    );
    if (result?.kind === "saved") onClose();
  }
  return (
    <Dialog
      wide
      title={t("templates.title")}
      confirm={t("templates.confirm", { count: templates.length })}
      disabled={pending || templates.length === 0}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <p>{t("templates.hint")}</p>
      <ul className="choices">
        {management.officeTemplates.map(({ slug, name, summary, hoursText }) => (
          <li key={slug}>
            <Check
              name={slug}
              label={name}
              hint={
                <>
                  {summary}
                  <span className="lines template-hours">{hoursText}</span>
                </>
              }
              checked={chosen.includes(slug)}
              onChange={(wanted) => toggle(slug, wanted)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
