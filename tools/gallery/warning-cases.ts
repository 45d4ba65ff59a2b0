import type { Block, BlockReason, Report, Support } from "../../src/messages/protocol.ts";
import { SCOPES } from "../../src/messages/protocol.ts";
import type { WarningProps } from "../../src/warning/warning-state.ts";
import { FLUX, SUSPICIOUS, WATCHED } from "./flux-reports.ts";
import { CLEAR } from "./reports.ts";

type Case = Pick<WarningProps, "state" | "detailsOpen" | "failed" | "copying">;

const NOBODY: Support = { organisation: "", text: "", url: "" };

/** A block for the site of a report. */
export function blockOf(
  report: Report & { readonly host: string },
  change?: Partial<Block>,
): Block {
  return {
    host: report.host,
    marked: false,
    target: `https://${report.host}/signin?next=%2Faccount`,
    reason: "verdict",
    report,
    scopes: SCOPES,
    stayMs: 0,
    support: NOBODY,
    ...change,
  };
}

const closed = { detailsOpen: false, failed: false, copying: "idle" } as const;
const open = { ...closed, detailsOpen: true };
const warned = { state: "warned", block: blockOf(FLUX) } as const;
const late = { state: "late", block: blockOf(WATCHED, { stayMs: 187_000 }) } as const;
const unfinished = { state: "checking", host: FLUX.host, since: 0 } as const;

function named(host: string): Case {
  return { state: { state: "warned", block: blockOf({ ...FLUX, host }) }, ...closed };
}

function held(reason: BlockReason): Case {
  const block = blockOf(SUSPICIOUS, { reason, stayMs: 4_000 });
  return { state: { state: "caution", block }, ...closed };
}

/** Every state of the warning page, by name. */
export const WARNING_CASES: Readonly<Record<string, Case>> = {
  loading: { state: { state: "loading" }, ...closed },
  ended: { state: { state: "ended" }, ...closed },
  framed: { state: { state: "framed" }, ...closed },
  warned: { state: warned, ...closed },
  details: { state: warned, ...open },
  failed: { state: warned, ...closed, failed: true },
  copied: { state: warned, ...open, copying: "copied" },
  "copy-failed": { state: warned, ...open, copying: "failed" },
  late: { state: late, ...closed },
  "late-details": { state: late, ...open },
  "private-window": {
    state: { state: "warned", block: blockOf(FLUX, { scopes: ["once", "hour"] }) },
    ...open,
  },
  support: {
    state: {
      state: "warned",
      block: blockOf(FLUX, {
        support: {
          organisation: "Example Company",
          text: "Call the service desk (extension 4711) before you go on, also at night.",
          url: "mailto:service.desk@example-company.com",
        },
      }),
    },
    ...closed,
  },
  punycode: named("xn--mller-kva.xn--bcher-kva.de"),
  imitation: named("xn--80ak6aa92e.com"),
  "long-name": named(`${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.shop`),
  "no-numbers": { state: { state: "warned", block: blockOf(unfinished) }, ...open },
  "fallen-clear": { state: { state: "fallen", block: blockOf(CLEAR) }, ...closed },
  "fallen-suspicious": { state: { state: "fallen", block: blockOf(SUSPICIOUS) }, ...closed },
  marked: {
    state: {
      state: "marked",
      block: blockOf({ ...CLEAR, marked: true }, { marked: true }),
    },
    ...open,
  },
  "marked-unseen": {
    state: { state: "marked", block: blockOf(unfinished, { marked: true }) },
    ...closed,
  },
  caution: held("asked"),
  "caution-unseen": {
    state: { state: "caution", block: blockOf(unfinished, { reason: "asked", stayMs: 4_000 }) },
    ...closed,
  },
  tampered: held("covered"),
  frozen: held("frozen"),
  sent: held("sent"),
};
