import { useManage } from "../../context";
import type { Language } from "../../operations";
import { TextArea, TextField } from "../../parts/fields";
import { ENDONYMS, LANGUAGES, tagOf } from "../../state/languages";
import { SUMMARY_MAX, type Words } from "./form";

interface TranslationsProps {
  readonly words: Readonly<Partial<Record<Language, Words>>>;
  onChange(words: Readonly<Partial<Record<Language, Words>>>): void;
}

/** The same words in the comune's further languages, and in any in which they are already written. */
export function Translations({ words, onChange }: TranslationsProps) {
  const { t, management } = useManage();
  const offered = management.languages;
  const languages = LANGUAGES.filter(
    (language) => offered.indexOf(language) > 0 || (language !== offered[0] && words[language]),
  );
  return languages.map((language) => {
    const known = words[language] ?? { name: "", summary: "" };
    const set = (patch: Partial<Words>) => onChange({ ...words, [language]: { ...known, ...patch } });
    return (
      <fieldset key={language} className="translation">
        <legend>{t("office.in", { language: ENDONYMS[language] })}</legend>
        <TextField
          name="translations"
          label={t("office.name")}
          lang={tagOf(language)}
          value={known.name}
          onChange={(name) => set({ name })}
        />
        <TextArea
          name={`summary-${tagOf(language)}`}
          label={t("office.summary")}
          lang={tagOf(language)}
          limit={SUMMARY_MAX}
          value={known.summary}
          onChange={(summary) => set({ summary })}
        />
      </fieldset>
    );
  });
}
