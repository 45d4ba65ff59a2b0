import type { Sensitivity } from "../detection/verdict.ts";
import type { Settings } from "../storage/settings.ts";
import type { Words } from "../ui/words.ts";
import type { OptionsActions } from "./options-state.ts";

const LEVELS: readonly Sensitivity[] = ["careful", "balanced", "relaxed"];

type Props = {
  readonly settings: Settings;
  readonly words: Words;
  readonly onChange: OptionsActions["change"];
};

export function SensitivitySection({ settings, words, onChange }: Props) {
  return (
    <section>
      <fieldset>
        <legend>
          <h2>{words.text("options_sensitivity")}</h2>
        </legend>
        <p class="quiet">{words.text("options_sensitivity_help")}</p>
        {LEVELS.map((level) => (
          <label key={level} class="choice">
            <input
              type="radio"
              name="sensitivity"
              value={level}
              checked={settings.sensitivity === level}
              onChange={() => {
                onChange({ sensitivity: level });
              }}
            />
            <span>
              {words.text(`options_${level}`)}
              <small>{words.text(`options_${level}_help`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
