import { isWarned } from "../detection/verdict.ts";
import type { Block, Report, Scope } from "../messages/protocol.ts";
import type { CopyForm, Copying } from "../ui/copy-facts.tsx";
import type { Words } from "../ui/words.ts";

/** From so long a stay on (ms) a person may have typed something that matters. */
export const LATE = 10_000;

/** What the warning page shows. */
export type WarningState =
  | { readonly state: "loading" }
  /** Opened without a block, or the block is over. */
  | { readonly state: "ended" }
  /** Another page holds this one in a frame, where a click may not be what it seems. */
  | { readonly state: "framed" }
  /** The verdict has fallen below red since the warning. */
  | { readonly state: "fallen"; readonly block: Block }
  /** Something was held on an odd site that is not red. */
  | { readonly state: "caution"; readonly block: Block }
  /** The person wanted to be warned of a site that is not red. */
  | { readonly state: "marked"; readonly block: Block }
  /** The organisation blocks it, whatever it is. */
  | { readonly state: "blocked"; readonly block: Block }
  /** Red after the person had been on the site for a while. */
  | { readonly state: "late"; readonly block: Block }
  | { readonly state: "warned"; readonly block: Block };

export type WarningActions = {
  readonly leave: () => void;
  readonly goOn: (event: { readonly isTrusted: boolean }, scope: Scope) => void;
  readonly toggleDetails: () => void;
  readonly copy: (form: CopyForm) => void;
};

/** Id of the part of the page that the details are in. */
export const DETAILS_ID = "details";

export type WarningProps = {
  readonly state: WarningState;
  readonly detailsOpen: boolean;
  /** Whether the last choice could not be carried out. */
  readonly failed: boolean;
  readonly copying: Copying;
  readonly words: Words;
  /** ms since the epoch. */
  readonly now: number;
  readonly actions: WarningActions;
};

/** What to show for the answer to `getBlock`. */
export function warningStateOf(block: Block | undefined): WarningState {
  if (block === undefined) return { state: "ended" };
  if (block.blocked === true) return { state: "blocked", block };
  const { reason, report } = block;
  // An odd site that is not red is here since its page was held.
  const level = report.state === "judged" ? report.verdict.level : undefined;
  if (reason !== "verdict" && level !== "flux" && (level === undefined || isWarned(level))) {
    return { state: "caution", block };
  }
  if (block.marked && level !== "flux") return { state: "marked", block };
  if (hasFallen(report)) return { state: "fallen", block };
  return { state: block.stayMs >= LATE ? "late" : "warned", block };
}

/** Whether a look is still under way, so that more will be known soon. */
export function isUnfinished(state: WarningState): boolean {
  if (!("block" in state)) return false;
  const { report } = state.block;
  return report.state === "checking" || (report.state === "judged" && report.checking);
}

/** Only a verdict can take a warning back; a pause or an unfinished look says nothing. */
function hasFallen(report: Report): boolean {
  return report.state === "judged" && report.verdict.level !== "flux";
}
