import { Attribution } from "../ui/attribution.tsx";
import type { Words } from "../ui/words.ts";
import { AbroadSection } from "./abroad-section.tsx";
import { DataSection } from "./data-section.tsx";
import { ExceptionsSection } from "./exceptions-section.tsx";
import type { OptionsProps, SaveState } from "./options-state.ts";
import { ProxySection } from "./proxy-section.tsx";
import { ResolversSection } from "./resolvers-section.tsx";
import { SensitivitySection } from "./sensitivity-section.tsx";
import { StrictSection } from "./strict-section.tsx";

/** The whole options page, a function of its props. Every change is saved at once, and said so. */
export function Options(props: OptionsProps) {
  const { state, words, actions } = props;
  const { settings } = state;
  return (
    <main class="options">
      <header>
        <h1>{words.text("options_title")}</h1>
        <p class="save" role="status" data-save={state.save.state}>
          {saveText(state.save, words)}
        </p>
      </header>
      {settings === undefined ? (
        <p class="quiet">{state.save.state === "failed" ? null : words.text("popup_loading")}</p>
      ) : (
        <>
          <section>
            <h2>{words.text("options_on")}</h2>
            <label class="choice">
              <input
                type="checkbox"
                role="switch"
                checked={settings.enabled}
                onChange={(event) => {
                  actions.change({ enabled: event.currentTarget.checked });
                }}
              />
              <span>
                {words.text("options_enabled")}
                <small>{words.text("options_enabled_help")}</small>
              </span>
            </label>
          </section>
          <SensitivitySection settings={settings} words={words} onChange={actions.change} />
          <StrictSection settings={settings} words={words} onChange={actions.change} />
          <ResolversSection {...props} settings={settings} />
          <AbroadSection settings={settings} words={words} onChange={actions.change} />
          <ProxySection settings={settings} words={words} onChange={actions.change} />
          <ExceptionsSection {...props} settings={settings} />
          <DataSection {...props} />
          <section>
            <h2>{words.text("options_about")}</h2>
            <Attribution tableDate={undefined} words={words} />
          </section>
        </>
      )}
    </main>
  );
}

function saveText(save: SaveState, words: Words): string {
  switch (save.state) {
    case "idle":
      return "";
    case "saving":
      return words.text("options_saving");
    case "saved":
      return words.text("options_saved");
    case "failed":
      return save.error;
  }
}
