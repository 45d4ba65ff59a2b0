import { call } from "../platform/messenger.ts";
import { VERSION } from "../platform/version.ts";
import { Refused } from "../messages/refusal.ts";
import type { Copying } from "../ui/copy-facts.tsx";
import { factsAsJson, factsAsText } from "../ui/copied-facts.ts";
import type { Words } from "../ui/words.ts";
import { complaintText } from "../ui/wrong-verdict.ts";
import { shownReport, type JudgedReport, type PopupActions } from "./popup-state.ts";
import { saveTextFile } from "../platform/save-file.ts";
import type { ViewStore } from "./view-store.ts";

/** What a person takes along of what is shown. Nothing leaves by itself. */
export type PassingOn = Pick<
  PopupActions,
  "copy" | "save" | "complain" | "editComplaint" | "copyComplaint"
>;

export function createPassingOn({ view, show }: ViewStore, words: Words): PassingOn {
  const save = async ({ host }: JudgedReport): Promise<void> => {
    try {
      const answers = await call("getReplay", { host });
      if (answers === "") throw new Refused({ kind: "no-answers" });
      const day = new Date().toISOString().slice(0, 10);
      saveTextFile(`fluxward-${host}-${day}.jsonl`, "application/x-ndjson", answers);
      show({ saving: "saved" });
    } catch (error: unknown) {
      console.warn("The answers could not be saved.", error);
      show({ saving: "failed" });
    }
  };
  const complain = async (report: JudgedReport): Promise<void> => {
    const { sensitivity } = await call("getSettings", {});
    const text = complaintText(report, { version: VERSION, sensitivity, now: Date.now() }, words);
    show({ complaint: { text, copying: "idle" } });
  };
  const copyComplaint = async (text: string): Promise<void> => {
    const copying = await copyText(text);
    const { complaint } = view();
    if (complaint !== undefined) show({ complaint: { ...complaint, copying } });
  };
  return {
    copy: (form) => {
      const report = shownReport(view());
      if (report === undefined) return;
      const written = form === "text" ? factsAsText : factsAsJson;
      void copyText(written(report, Date.now(), words)).then((copying) => {
        show({ copying });
      });
    },
    save: () => {
      const report = shownReport(view());
      if (report !== undefined) void save(report);
    },
    complain: (shown) => {
      const report = shownReport(view());
      if (!shown || report === undefined) show({ complaint: undefined });
      else {
        complain(report).catch((error: unknown) => {
          console.warn("The text about a wrong verdict could not be made.", error);
          show({ complaint: { text: `${words.text("complaint_wrong")} `, copying: "idle" } });
        });
      }
    },
    editComplaint: (text) => {
      show({ complaint: { text, copying: "idle" } });
    },
    copyComplaint: () => {
      const { complaint } = view();
      if (complaint !== undefined) void copyComplaint(complaint.text);
    },
  };
}

async function copyText(text: string): Promise<Copying> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch (error: unknown) {
    console.warn("The text could not be copied.", error);
    return "failed";
  }
}
