import { call } from "../platform/messenger.ts";
import type { PopupActions } from "./popup-state.ts";
import { readTypedHost } from "./typed-host.ts";
import type { ViewStore } from "./view-store.ts";

/** Questions about a site that no tab shows. The site itself is never opened. */
export type Inquiring = Pick<PopupActions, "inquire" | "editDraft" | "submitDraft"> & {
  /** Looks again at the site that was asked about. */
  readonly again: () => void;
};

/** What belongs to a result, and goes with it. */
const NOTHING_TAKEN = { copying: "idle", saving: "idle", complaint: undefined } as const;

export function createInquiring({ view, show }: ViewStore, tabId: Promise<number>): Inquiring {
  let asked = 0;

  const ask = async (draft: string, host: string, again: boolean): Promise<void> => {
    asked += 1;
    const own = asked;
    const { inquiry } = view();
    if (again && inquiry.step === "answered" && inquiry.report.state === "judged") {
      show({ inquiry: { ...inquiry, report: { ...inquiry.report, checking: true } } });
    } else {
      show({ ...NOTHING_TAKEN, inquiry: { step: "checking", draft, host, since: Date.now() } });
    }
    try {
      const report = await call("checkHost", { tabId: await tabId, host, again });
      if (own !== asked) return;
      show({
        inquiry:
          report.state === "not-checkable"
            ? { step: "typing", draft, problem: report.reason }
            : { step: "answered", draft, report },
      });
    } catch (error: unknown) {
      console.warn("The site could not be checked.", error);
      if (own === asked) show({ inquiry: { step: "failed", draft, host } });
    }
  };

  return {
    inquire: (open) => {
      asked += 1;
      show({
        ...NOTHING_TAKEN,
        inquiry: open ? { step: "typing", draft: "", problem: undefined } : { step: "closed" },
      });
    },
    editDraft: (draft) => {
      const { inquiry } = view();
      // A result stays while the next question is typed.
      if (inquiry.step === "answered") show({ inquiry: { ...inquiry, draft } });
      else {
        asked += 1;
        show({ inquiry: { step: "typing", draft, problem: undefined } });
      }
    },
    submitDraft: () => {
      const { inquiry } = view();
      const draft = inquiry.step === "closed" ? "" : inquiry.draft;
      const typed = readTypedHost(draft);
      if (typed.ok) void ask(draft, typed.host, false);
      else show({ inquiry: { step: "typing", draft, problem: typed.problem } });
    },
    again: () => {
      const { inquiry } = view();
      if (inquiry.step === "answered") void ask(inquiry.draft, inquiry.report.host, true);
    },
  };
}
