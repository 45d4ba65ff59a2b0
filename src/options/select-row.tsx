import type { ChoiceSpec } from "../storage/setting-specs.ts";
import type { SettingKey } from "../storage/settings-model.ts";
import { LockedNote, lockedNoteId } from "./locked-note.tsx";
import type { LoadedProps } from "./options-state.ts";
import { RowNotes } from "./row-notes.tsx";

/** Choices that stand beside each other; more are a list that opens. */
export const MOST_SHOWN = 6;

type Props = LoadedProps & {
  readonly name: SettingKey;
  readonly spec: ChoiceSpec;
  readonly chosen: string;
};

/** One of many choices, as the languages are. Each language is named in itself. */
export function SelectRow({ name, spec, chosen, ...props }: Props) {
  const { state, words, actions } = props;
  const locked = state.locked.has(name);
  return (
    <div class="setting" id={`setting-${name}`}>
      <h3>
        <label for={`select-${name}`}>{words.text(spec.label)}</label>
      </h3>
      <p class="quiet" id={`help-${name}`}>
        {words.text(spec.help)}
      </p>
      <select
        id={`select-${name}`}
        name={name}
        value={chosen}
        disabled={locked}
        aria-describedby={locked ? `help-${name} ${lockedNoteId(name)}` : `help-${name}`}
        onChange={(event) => {
          actions.change({ [name]: event.currentTarget.value });
        }}
      >
        {spec.choices.map((option) =>
          "label" in option ? (
            <option key={option.value} value={option.value}>
              {words.text(option.label)}
            </option>
          ) : (
            <option key={option.value} value={option.value} lang={option.value} dir="auto">
              {option.ownName}
            </option>
          ),
        )}
      </select>
      <RowNotes {...props} name={name} />
      <LockedNote {...props} name={name} />
    </div>
  );
}
