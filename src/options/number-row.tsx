import type { NumberSpec } from "../storage/setting-specs.ts";
import type { SettingKey } from "../storage/settings-model.ts";
import { LockedNote, lockedNoteId } from "./locked-note.tsx";
import type { LoadedProps } from "./options-state.ts";
import { RowNotes } from "./row-notes.tsx";

type Props = LoadedProps & {
  readonly name: SettingKey;
  readonly spec: NumberSpec;
  readonly value: number;
};

export function NumberRow({ name, spec, value, ...props }: Props) {
  const { state, words, actions } = props;
  const wrong = state.wrongNumbers[name];
  const locked = state.locked.has(name);
  const ids = [
    `help-${name}`,
    ...(wrong === undefined ? [] : [`problem-${name}`]),
    ...(locked ? [lockedNoteId(name)] : []),
  ];
  return (
    <div class="setting" id={`setting-${name}`}>
      <h3>
        <label for={`number-${name}`}>{words.text(spec.label)}</label>
      </h3>
      <p class="quiet" id={`help-${name}`}>
        {words.text(spec.help)}
      </p>
      <p class="number">
        <input
          id={`number-${name}`}
          type="text"
          inputMode="numeric"
          dir="ltr"
          size={4}
          maxLength={6}
          autocomplete="off"
          value={wrong ?? String(value)}
          disabled={locked}
          aria-invalid={wrong !== undefined}
          aria-describedby={ids.join(" ")}
          onChange={(event) => {
            actions.setNumber(name, event.currentTarget.value);
          }}
        />{" "}
        {words.plural(spec.unit, value)}
      </p>
      {wrong === undefined ? null : (
        <p class="problem" id={`problem-${name}`} role="alert">
          {words.text("options_number_problem", { least: spec.least, most: spec.most })}
        </p>
      )}
      <RowNotes {...props} name={name} />
      <LockedNote {...props} name={name} />
    </div>
  );
}
