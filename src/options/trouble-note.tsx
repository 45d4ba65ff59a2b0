import type { SettingsTrouble } from "../storage/settings-document.ts";
import { specOf } from "../storage/settings-schema.ts";
import type { LoadedProps } from "./options-state.ts";

/** Whether a person who sees what was lost may go on with what stands on the page; where all was lost the first page asks. */
export function mayGoOn(trouble: SettingsTrouble | undefined): boolean {
  return trouble !== undefined && trouble.lost.length > 0 && !trouble.lost.includes("setUp");
}

/** What is wrong with the stored settings, and what was done about it. Nothing where nothing is. */
export function TroubleNote({ state, settings, words, actions }: LoadedProps) {
  const { trouble } = state;
  if (trouble === undefined) return null;
  const { lost, restored, newer } = trouble;
  return (
    <section id="trouble" aria-label={words.text("options_trouble")}>
      {newer ? <p class="note">{words.text("options_newer")}</p> : null}
      {restored.length === 0 ? null : <p class="note">{words.text("options_restored")}</p>}
      {lost.length === 0 ? null : (
        <>
          <p class="problem">{words.text("options_lost")}</p>
          <ul>
            {lost.map((key) => (
              <li key={key}>{words.text(specOf(key).label)}</li>
            ))}
          </ul>
          {settings.setUp ? null : <p class="problem">{words.text("options_lost_barred")}</p>}
          {mayGoOn(trouble) ? (
            <button
              type="button"
              id="go-on"
              onClick={() => {
                actions.change({ setUp: true }, "save");
              }}
            >
              {words.text("options_lost_go_on")}
            </button>
          ) : null}
        </>
      )}
    </section>
  );
}
