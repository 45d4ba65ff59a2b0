import { SECTIONS, type SectionName } from "../storage/setting-specs.ts";
import { PERSONAL_KEYS, specOf } from "../storage/settings-schema.ts";
import { Attribution } from "../ui/attribution.tsx";
import { faultText } from "../ui/fault-text.ts";
import type { PlainKey } from "../ui/messages.ts";
import type { Words } from "../ui/words.ts";
import { EventsPart } from "./events-part.tsx";
import type { LoadedProps, OptionsProps, SaveState } from "./options-state.ts";
import { mayGoOn, TroubleNote } from "./trouble-note.tsx";
import { PolicySection } from "./policy-section.tsx";
import { SettingRow } from "./setting-row.tsx";
import { WholeSection } from "./whole-section.tsx";

const TITLE = {
  protection: "options_on",
  resolvers: "options_resolvers",
  privacy: "options_privacy",
  sites: "options_sites",
  appearance: "options_appearance",
} as const satisfies Record<SectionName, PlainKey>;

/** The whole options page, a function of its props. Every change is saved at once, and said so. */
export function Options(props: OptionsProps) {
  const { state, words, actions } = props;
  const { settings, save } = state;
  return (
    <main class="options">
      <header>
        <h1>{words.text("options_title")}</h1>
        <div class="saved" id="save" tabIndex={-1}>
          <p class="save" role="status" data-save={save.state}>
            {saveText(save, words)}
          </p>
          {state.undo === undefined || save.state !== "saved" ? null : (
            <button type="button" class="link" id="undo" onClick={actions.undo}>
              {words.text("options_undo")}
            </button>
          )}
        </div>
      </header>
      {settings === undefined ? (
        <p class="quiet">{save.state === "failed" ? null : words.text("popup_loading")}</p>
      ) : (
        <>
          <PolicySection {...props}>
            <EventsPart {...props} />
          </PolicySection>
          <TroubleNote {...props} settings={settings} />
          {settings.setUp ||
          props.state.policy?.standing === "unknown" ||
          mayGoOn(state.trouble) ? null : (
            <NotSetUp words={words} />
          )}
          {SECTIONS.map((section) => (
            <Section key={section} {...props} settings={settings} section={section} />
          ))}
          <WholeSection {...props} />
          <section>
            <h2>{words.text("options_about")}</h2>
            <Attribution tableDate={undefined} words={words} />
          </section>
        </>
      )}
    </main>
  );
}

/** Address of the first-run page, as seen from this one. */
const WELCOME = "../welcome/index.html";

function NotSetUp({ words }: { readonly words: Words }) {
  return (
    <section id="not-set-up" aria-label={words.text("popup_not_set_up")}>
      <p>
        {words.text("options_not_set_up")} <a href={WELCOME}>{words.text("popup_set_up")}</a>
      </p>
    </section>
  );
}

/** The settings of one part of the page, in the order of the schema. */
function Section({ section, ...props }: LoadedProps & { readonly section: SectionName }) {
  return (
    <section aria-labelledby={`section-${section}`}>
      <h2 id={`section-${section}`}>{props.words.text(TITLE[section])}</h2>
      {PERSONAL_KEYS.filter((key) => specOf(key).section === section).map((key) => (
        <SettingRow key={key} {...props} name={key} />
      ))}
    </section>
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
    case "forgotten":
      return words.text("options_forgotten");
    case "erased":
      return words.text("options_erased");
    case "failed":
      return words.text(save.what, { error: faultText(save.fault, words) });
  }
}
