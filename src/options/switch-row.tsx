import type { SettingKey } from "../storage/settings-model.ts";
import type { SwitchSpec } from "../storage/setting-specs.ts";
import { LockedNote, lockedNoteId } from "./locked-note.tsx";
import type { LoadedProps } from "./options-state.ts";
import { RowNotes } from "./row-notes.tsx";

type Props = LoadedProps & {
  readonly name: SettingKey;
  readonly spec: SwitchSpec;
  readonly on: boolean;
};

export function SwitchRow({ name, spec, on, ...props }: Props) {
  const { state, words, actions } = props;
  const locked = state.locked.has(name);
  return (
    <div class="setting" id={`setting-${name}`}>
      <label class="choice">
        <input
          type="checkbox"
          role="switch"
          name={name}
          checked={on}
          disabled={locked}
          aria-describedby={locked ? lockedNoteId(name) : undefined}
          onChange={(event) => {
            actions.change({ [name]: event.currentTarget.checked });
          }}
        />
        <span>
          {words.text(spec.label)}
          <small>{words.text(spec.help)}</small>
        </span>
      </label>
      <RowNotes {...props} name={name} />
      <LockedNote {...props} name={name} />
    </div>
  );
}
