import type { ProxyRule, Settings } from "../storage/settings.ts";
import type { Words } from "../ui/words.ts";
import type { OptionsActions } from "./options-state.ts";

const RULES: readonly ProxyRule[] = ["auto", "assume", "ignore"];

type Props = {
  readonly settings: Settings;
  readonly words: Words;
  readonly onChange: OptionsActions["change"];
};

/** What to do about pages that come through a proxy or VPN. */
export function ProxySection({ settings, words, onChange }: Props) {
  return (
    <section>
      <fieldset>
        <legend>
          <h2>{words.text("options_proxy")}</h2>
        </legend>
        <p class="quiet">{words.text("options_proxy_help")}</p>
        {RULES.map((rule) => (
          <label key={rule} class="choice">
            <input
              type="radio"
              name="proxy"
              value={rule}
              checked={settings.proxy === rule}
              onChange={() => {
                onChange({ proxy: rule });
              }}
            />
            <span>
              {words.text(`options_proxy_${rule}`)}
              <small>{words.text(`options_proxy_${rule}_help`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
