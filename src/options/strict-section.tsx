import type { Settings } from "../storage/settings.ts";
import type { Words } from "../ui/words.ts";
import type { OptionsActions } from "./options-state.ts";

type Props = {
  readonly settings: Settings;
  readonly words: Words;
  readonly onChange: OptionsActions["change"];
};

/** Whether sites that were never seen are looked at before they open; off unless the person wants it. */
export function StrictSection({ settings, words, onChange }: Props) {
  return (
    <section>
      <label class="choice">
        <input
          type="checkbox"
          role="switch"
          checked={settings.strict}
          onChange={(event) => {
            onChange({ strict: event.currentTarget.checked });
          }}
        />
        <span>
          {words.text("options_strict")}
          <small>{words.text("options_strict_help")}</small>
        </span>
      </label>
    </section>
  );
}
