import { KNOWN_RESOLVERS, type Resolver } from "../dns/resolvers.ts";
import type { Settings } from "../storage/settings.ts";
import type { Words } from "../ui/words.ts";
import type { OptionsActions } from "./options-state.ts";

type Props = {
  readonly settings: Settings;
  readonly words: Words;
  readonly onChange: OptionsActions["change"];
};

/** Operators that pass client subnets on, as people know them. */
const OPERATORS = KNOWN_RESOLVERS.filter((one: Resolver) => one.passesSubnets === true)
  .map(({ operator }) => operator)
  .join(", ");

/** Whether odd sites are asked about as if from other parts of the world; off unless the person wants it. */
export function AbroadSection({ settings, words, onChange }: Props) {
  return (
    <section>
      <label class="choice">
        <input
          type="checkbox"
          role="switch"
          checked={settings.askAbroad}
          onChange={(event) => {
            onChange({ askAbroad: event.currentTarget.checked });
          }}
        />
        <span>
          {words.text("options_regions")}
          <small>{words.text("options_regions_help", { resolver: OPERATORS })}</small>
        </span>
      </label>
    </section>
  );
}
