import type { Fault } from "../messages/refusal.ts";
import type { Report, Scope, Surroundings } from "../messages/protocol.ts";
import type { CopyForm, Copying } from "../ui/copy-facts.tsx";
import type { TypedProblem } from "./typed-host.ts";

/** What is known of the tab's site: a report, the wait for one, or the failure to get one. */
export type PopupState = Report | { readonly state: "loading" } | { readonly state: "failed" };

export type JudgedReport = Extract<Report, { state: "judged" }>;

/** Whether the browser lets Fluxward act on all sites; `refused`: it was just asked, in vain. */
export type SiteAccess = "granted" | "withheld" | "refused";

export type Saving = "idle" | "saved" | "failed";

/** Why what was typed is not checked. */
export type InquiryProblem = TypedProblem | Extract<Report, { state: "not-checkable" }>["reason"];

/** A question about a site that no tab shows. */
export type Inquiry =
  | { readonly step: "closed" }
  | {
      readonly step: "typing";
      readonly draft: string;
      readonly problem: InquiryProblem | undefined;
    }
  /** `since`: ms since the epoch. */
  | {
      readonly step: "checking";
      readonly draft: string;
      readonly host: string;
      readonly since: number;
    }
  | { readonly step: "answered"; readonly draft: string; readonly report: SiteReport }
  | { readonly step: "failed"; readonly draft: string; readonly host: string };

/** A report that names its site. */
export type SiteReport = Exclude<Report, { state: "not-checkable" }>;

/** A text about a wrong verdict, as the person has it by now. */
export type Complaint = { readonly text: string; readonly copying: Copying };

/** All that the popup shows. */
export type PopupView = {
  readonly state: PopupState;
  /** Undefined until they are known. */
  readonly surroundings: Surroundings | undefined;
  readonly access: SiteAccess;
  readonly inquiry: Inquiry;
  readonly copying: Copying;
  readonly saving: Saving;
  readonly complaint: Complaint | undefined;
  /** Why the last choice could not be carried out. */
  readonly choiceProblem: Fault | undefined;
};

/** What a person can do in the popup. */
export type PopupActions = {
  readonly checkAgain: () => void;
  readonly openSettings: () => void;
  readonly openHistory: () => void;
  /** Opens the first-run page. */
  readonly setUp: () => void;
  readonly tryAgain: () => void;
  readonly allowAccess: () => void;
  readonly trust: (scope: Scope) => void;
  readonly distrust: () => void;
  readonly mark: (marked: boolean) => void;
  readonly copy: (form: CopyForm) => void;
  readonly save: () => void;
  /** Shows the text about a wrong verdict, or takes it away. */
  readonly complain: (shown: boolean) => void;
  readonly editComplaint: (text: string) => void;
  readonly copyComplaint: () => void;
  /** Opens the box to check a site, or closes it. */
  readonly inquire: (open: boolean) => void;
  readonly editDraft: (draft: string) => void;
  readonly submitDraft: () => void;
};

/** As the popup opens. */
export const OPENING: PopupView = {
  state: { state: "loading" },
  surroundings: undefined,
  access: "granted",
  inquiry: { step: "closed" },
  copying: "idle",
  saving: "idle",
  complaint: undefined,
  choiceProblem: undefined,
};

/** The report that the view is about: of the site in the tab, or of the one that was asked about. */
export function shownReport({ inquiry, state }: PopupView): JudgedReport | undefined {
  const shown = inquiry.step === "closed" ? state : answerOf(inquiry);
  return shown?.state === "judged" ? shown : undefined;
}

function answerOf(inquiry: Inquiry): SiteReport | undefined {
  return inquiry.step === "answered" ? inquiry.report : undefined;
}
