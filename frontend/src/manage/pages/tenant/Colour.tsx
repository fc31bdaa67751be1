import { useManage } from "../../context";
import { TextField } from "../../parts/fields";
import { contrastOnWhite, ENOUGH_CONTRAST, toColour } from "../../state/colour";

interface ColourProps {
  readonly value: string;
  onChange(value: string): void;
}

/** Where nothing is chosen the pages have the blue of the design system. */
const USUAL = "#0066cc";

/** By the browser's own picker or by its code; says whether it can be read on white. */
export function Colour({ value, onChange }: ColourProps) {
  const { t, lang } = useManage();
  const colour = toColour(value);
  const contrast = contrastOnWhite(colour ?? USUAL);
  const shown = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(contrast);
  const enough = contrast >= ENOUGH_CONTRAST;
  return (
    <div className="colour">
      <input
        type="color"
        aria-label={t("tenant.colourPick")}
        value={colour ?? USUAL}
        onChange={(event) => onChange(event.target.value)}
      />
      <TextField
        name="colour"
        label={t("tenant.colour")}
        hint={t("tenant.colourHint")}
        value={value}
        onChange={onChange}
      />
      <p role="status" className={enough ? "hint" : "field-fault"}>
        {colour && t(enough ? "tenant.contrastEnough" : "tenant.contrastLow", { contrast: shown })}
      </p>
    </div>
  );
}
