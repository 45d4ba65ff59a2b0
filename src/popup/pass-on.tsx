import type { Support } from "../messages/protocol.ts";
import { Outside } from "../ui/attribution.tsx";
import { CopyFacts, CopyOutcome } from "../ui/copy-facts.tsx";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";
import type { Complaint, PopupActions, PopupView } from "./popup-state.ts";

type Props = {
  readonly view: Pick<PopupView, "copying" | "saving" | "complaint">;
  readonly support: Support | undefined;
  readonly words: Words;
  readonly actions: PopupActions;
};

/** Takes along what is known: as text, as JSON, as all answers, or as a report of a wrong verdict. */
export function PassOn({ view, support, words, actions }: Props) {
  const { copying, saving, complaint } = view;
  return (
    <section class="pass-on">
      <h2>{words.text("popup_share")}</h2>
      <p class="quiet">{words.text("popup_share_help")}</p>
      <CopyFacts copying={copying} words={words} onCopy={actions.copy} />
      <div class="ways">
        <button type="button" data-save onClick={actions.save}>
          {words.text("popup_save")}
        </button>
        <button
          type="button"
          data-complain
          aria-expanded={complaint !== undefined}
          onClick={() => {
            actions.complain(complaint === undefined);
          }}
        >
          {words.text("popup_complain")}
        </button>
        <span role="status">
          {saving === "idle"
            ? ""
            : words.text(saving === "saved" ? "popup_saved" : "popup_save_failed")}
        </span>
      </div>
      {complaint === undefined ? null : (
        <ComplaintForm complaint={complaint} support={support} words={words} actions={actions} />
      )}
    </section>
  );
}

type FormProps = Omit<Props, "view"> & { readonly complaint: Complaint };

/** The text about a wrong verdict, to be read, changed and copied: it goes nowhere by itself. */
function ComplaintForm({ complaint, support, words, actions }: FormProps) {
  return (
    <div class="complaint">
      <label for="complaint">{words.text("popup_complaint")}</label>
      <p class="quiet note" id="complaint-help">
        {words.text("popup_complaint_help")}
      </p>
      <textarea
        id="complaint"
        rows={10}
        spellcheck={false}
        dir="auto"
        aria-describedby="complaint-help"
        value={complaint.text}
        onInput={({ currentTarget }) => {
          actions.editComplaint(currentTarget.value);
        }}
      />
      <div class="ways">
        <button type="button" data-copy-complaint onClick={actions.copyComplaint}>
          {words.text("popup_complaint_copy")}
        </button>
        <button
          type="button"
          class="link"
          onClick={() => {
            actions.complain(false);
          }}
        >
          {words.text("popup_complaint_close")}
        </button>
        <CopyOutcome copying={complaint.copying} words={words} />
      </div>
      {support === undefined || support.url === "" ? null : (
        <p class="support-link">
          {words.text("popup_complaint_support")}{" "}
          <bdi>
            <Outside href={support.url}>{plainText(support.url.replace(/^mailto:/, ""))}</Outside>
          </bdi>
        </p>
      )}
    </div>
  );
}
