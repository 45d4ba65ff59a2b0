import { SCOPES } from "../../src/messages/protocol.ts";
import type { WarningProps } from "../../src/warning/warning-state.ts";
import { FLUX, SUSPICIOUS } from "./flux-reports.ts";
import { CLEAR } from "./reports.ts";

type Case = Pick<WarningProps, "state" | "detailsOpen" | "failed">;

const target = `https://${FLUX.host}/signin?next=%2Faccount`;
const closed = { detailsOpen: false, failed: false };
const warned = {
  state: "warned",
  block: { host: FLUX.host, target, reason: "verdict", report: FLUX, scopes: SCOPES },
} as const;

const held = { host: SUSPICIOUS.host, target, report: SUSPICIOUS, scopes: SCOPES } as const;

/** Every state of the warning page, by name. */
export const WARNING_CASES: Readonly<Record<string, Case>> = {
  loading: { state: { state: "loading" }, ...closed },
  ended: { state: { state: "ended" }, ...closed },
  framed: { state: { state: "framed" }, ...closed },
  warned: { state: warned, ...closed },
  details: { state: warned, ...closed, detailsOpen: true },
  failed: { state: warned, detailsOpen: false, failed: true },
  "no-numbers": {
    state: {
      state: "warned",
      block: {
        ...warned.block,
        report: { state: "checking", host: FLUX.host, since: 0 },
      },
    },
    ...closed,
    detailsOpen: true,
  },
  "fallen-clear": {
    state: { state: "fallen", block: { ...warned.block, host: CLEAR.host, report: CLEAR } },
    ...closed,
  },
  "fallen-suspicious": {
    state: {
      state: "fallen",
      block: { ...warned.block, host: SUSPICIOUS.host, report: SUSPICIOUS },
    },
    ...closed,
  },
  caution: { state: { state: "caution", block: { ...held, reason: "asked" } }, ...closed },
  tampered: { state: { state: "caution", block: { ...held, reason: "covered" } }, ...closed },
  frozen: { state: { state: "caution", block: { ...held, reason: "frozen" } }, ...closed },
  sent: { state: { state: "caution", block: { ...held, reason: "sent" } }, ...closed },
};
