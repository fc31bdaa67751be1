import { useId } from "react";
import { type Choice, QUIETEST } from "../alert/choice";
import { SOUNDS, type Sound } from "../alert/sounds";
import { useConsole } from "../context";

interface SoundChoiceProps {
  readonly choice: Choice;
  onChoose(choice: Choice): void;
}

/** How a knock sounds in this browser, and how loud. */
export function SoundChoice({ choice, onChoose }: SoundChoiceProps) {
  const { t } = useConsole();
  const id = useId();
  return (
    <div className="sound-choice">
      <label htmlFor={`${id}-sound`}>{t("alert.sound")}</label>
      <select
        id={`${id}-sound`}
        value={choice.sound}
        onChange={(event) => onChoose({ ...choice, sound: event.target.value as Sound })}
      >
        {SOUNDS.map((sound) => (
          <option key={sound} value={sound}>
            {t(`alert.sound.${sound}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-volume`}>{t("alert.volume")}</label>
      <input
        id={`${id}-volume`}
        type="range"
        min={QUIETEST}
        max={1}
        step={0.1}
        value={choice.volume}
        onChange={(event) => onChoose({ ...choice, volume: event.target.valueAsNumber })}
      />
    </div>
  );
}
