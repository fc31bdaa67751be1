import { useManage } from "../../context";
import type { Language } from "../../operations";
import { TextField } from "../../parts/fields";
import { StepButton } from "../../parts/OrderList";
import { ENDONYMS, LANGUAGES, tagOf } from "../../state/languages";
import { moved } from "../../state/order";
import type { Edit } from "../../useEdit";
import type { TenantFields } from "./form";

/** Which languages citizens can choose, and in which order; the comune's name in those beside the first. */
export function Languages({ edit }: { readonly edit: Edit<TenantFields> }) {
  const { t } = useManage();
  const { languages, translations } = edit.fields;
  const set = (next: readonly Language[]) => edit.set({ languages: next });
  const others = LANGUAGES.filter((language) => !languages.includes(language));
  return (
    <>
      <p className="hint">{t("tenant.languagesHint")}</p>
      <ol className="rows" aria-label={t("tenant.languages")}>
        {languages.map((language, index) => (
          <li key={language} className="row-item">
            <div className="row-order">
              <StepButton
                sign="↑"
                label={t("order.up", { name: ENDONYMS[language] })}
                end={index === 0}
                onStep={() => set(moved(languages, index, index - 1))}
              />
              <StepButton
                sign="↓"
                label={t("order.down", { name: ENDONYMS[language] })}
                end={index === languages.length - 1}
                onStep={() => set(moved(languages, index, index + 1))}
              />
            </div>
            <div className="row-text">
              <strong lang={tagOf(language)}>{ENDONYMS[language]}</strong>{" "}
              {index === 0 && <span className="tag">{t("tenant.default")}</span>}
              {index > 0 && (
                <TextField
                  name="translations"
                  label={t("tenant.nameIn", { language: ENDONYMS[language] })}
                  lang={tagOf(language)}
                  value={translations[language] ?? ""}
                  onChange={(name) => edit.set({ translations: { ...translations, [language]: name } })}
                />
              )}
            </div>
            {languages.length > 1 && (
              <button
                type="button"
                className="btn btn-outline-secondary btn-sm"
                onClick={() => set(languages.filter((one) => one !== language))}
              >
                {t("remove")} <span className="visually-hidden">{ENDONYMS[language]}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      <div className="actions">
        {others.map((language) => (
          <button
            key={language}
            type="button"
            className="btn btn-outline-primary btn-sm"
            onClick={() => set([...languages, language])}
          >
            {t("tenant.addLanguage", { language: ENDONYMS[language] })}
          </button>
        ))}
      </div>
    </>
  );
}
