import type { Report } from "../messages/protocol.ts";

/** What the popup has to show: a report, the wait for one, or the failure to get one. */
export type PopupState = Report | { readonly state: "loading" } | { readonly state: "failed" };

/** What a person can do in the popup. */
export type PopupActions = {
  readonly checkAgain: () => void;
  readonly openSettings: () => void;
  readonly tryAgain: () => void;
};

export type JudgedReport = Extract<Report, { state: "judged" }>;
