import type { ChoiceSpec } from "../storage/setting-specs.ts";
import type { SettingKey } from "../storage/settings-model.ts";
import { LockedNote, lockedNoteId } from "./locked-note.tsx";
import type { LoadedProps } from "./options-state.ts";
import { RowNotes } from "./row-notes.tsx";
import { SensitivityCount } from "./sensitivity-check.tsx";

type Props = LoadedProps & {
  readonly name: SettingKey;
  readonly spec: ChoiceSpec;
  readonly chosen: string;
};

export function ChoiceRow({ name, spec, chosen, ...props }: Props) {
  const { state, words, actions } = props;
  const locked = state.locked.has(name);
  // Choices that need no explanation stand side by side.
  const brief = spec.choices.every(({ help }) => help === undefined);
  return (
    <fieldset
      class="setting"
      id={`setting-${name}`}
      disabled={locked}
      aria-describedby={locked ? lockedNoteId(name) : undefined}
    >
      <legend>
        <h3>{words.text(spec.label)}</h3>
      </legend>
      <p class="quiet">{words.text(spec.help)}</p>
      <div class={brief ? "choices brief" : "choices"}>
        {spec.choices.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={chosen === option.value}
              onChange={() => {
                actions.change({ [name]: option.value });
              }}
            />
            <span>
              {"label" in option ? words.text(option.label) : option.ownName}
              {option.help === undefined ? null : <small>{words.text(option.help)}</small>}
              {name === "sensitivity" ? (
                <SensitivityCount check={state.check} level={option.value} words={words} />
              ) : null}
            </span>
          </label>
        ))}
      </div>
      <RowNotes {...props} name={name} />
      <LockedNote {...props} name={name} />
    </fieldset>
  );
}
