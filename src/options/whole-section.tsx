import { createRef } from "preact";
import { Confirm } from "./confirm.tsx";
import { RefusedFile } from "./file-fault.tsx";
import type { OptionsProps } from "./options-state.ts";
import { Preview } from "./preview.tsx";

/** The settings as a whole: to a file and from one, back to the first ones, and nothing left of them. */
export function WholeSection({ state, words, actions }: OptionsProps) {
  const { transfer } = state;
  const picker = createRef<HTMLInputElement>();
  return (
    <section aria-labelledby="section-whole">
      <h2 id="section-whole">{words.text("options_yours")}</h2>
      <p class="quiet">{words.text("options_file_help")}</p>
      <div class="row-buttons">
        <button type="button" id="export" onClick={actions.exportSettings}>
          {words.text("options_export")}
        </button>
        <button
          type="button"
          id="import"
          onClick={() => {
            picker.current?.click();
          }}
        >
          {words.text("options_import")}
        </button>
        {/* The button speaks for it: the browser's own would speak the browser's language. */}
        <input
          ref={picker}
          id="settings-file"
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            const { currentTarget } = event;
            const file = currentTarget.files?.[0];
            if (file !== undefined) actions.chooseFile(file);
            // The same file chosen again is news too: it may have been mended.
            currentTarget.value = "";
          }}
        />
        <button type="button" id="reset" onClick={actions.askReset}>
          {words.text("options_reset")}
        </button>
      </div>
      {transfer.state === "idle" ? null : (
        <div
          id="transfer"
          class={transfer.state}
          tabIndex={-1}
          role="group"
          aria-labelledby="transfer-title"
        >
          {transfer.state === "refused" ? (
            <RefusedFile {...transfer} words={words} />
          ) : (
            <Preview preview={transfer} words={words} actions={actions} />
          )}
        </div>
      )}
      <Confirm
        id="erase"
        state={state.erase}
        button={words.text("options_erase")}
        question={words.text("options_erase_really")}
        yes={words.text("options_erase_yes")}
        no={words.text("options_forget_no")}
        onAsk={actions.askErase}
        onYes={actions.deleteEverything}
      />
    </section>
  );
}
