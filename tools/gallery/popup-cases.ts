import type { UnknownCause } from "../../src/detection/verdict.ts";
import type { PopupState } from "../../src/popup/popup-state.ts";
import { NOW } from "./facts.ts";
import { FLUX, SUSPICIOUS, WATCHED } from "./flux-reports.ts";
import { CLEAR, UNKNOWN, WATCH } from "./reports.ts";

const HOSTILE = `"><script>alert(1)</script>\u202Etxt.exe`;

function because(unknownCause: UnknownCause): typeof UNKNOWN {
  const unasked = unknownCause === "offline" || unknownCause === "proxy";
  const facts = unasked ? { ...UNKNOWN.facts, looks: [] } : UNKNOWN.facts;
  const verdict = { ...UNKNOWN.verdict, unknownCause };
  return { ...UNKNOWN, facts, verdict };
}

/** Every state of the popup, by name. */
export const POPUP_CASES: Readonly<Record<string, PopupState>> = {
  loading: { state: "loading" },
  failed: { state: "failed" },
  "not-web": { state: "not-checkable", address: "chrome://extensions/", reason: "not-web" },
  "ip-literal": {
    state: "not-checkable",
    address: "http://192.168.178.1/login",
    reason: "ip-literal",
  },
  paused: { state: "paused", host: "www.example-shop.com" },
  checking: { state: "checking", host: "www.example-shop.com", since: NOW - 400 },
  "checking-slowly": { state: "checking", host: "www.example-shop.com", since: NOW - 7000 },
  unknown: UNKNOWN,
  portal: because("portal"),
  offline: { ...because("offline"), obstacle: "offline" },
  "offline-known": { ...CLEAR, obstacle: "offline" },
  proxy: { ...because("proxy"), obstacle: "proxy" },
  internal: because("internal"),
  "internal-name": because("internal-name"),
  clear: CLEAR,
  watch: WATCH,
  suspicious: { ...SUSPICIOUS, checking: true },
  flux: FLUX,
  "flux-allowed": { ...FLUX, allowed: { until: NOW + 3_000_000 } },
  "many-looks": WATCHED,
  punycode: { ...CLEAR, host: "xn--bcher-kva.xn--mller-kva.de" },
  imitation: { ...CLEAR, host: "xn--80ak6aa92e.com" },
  hostile: {
    ...FLUX,
    host: `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.shop`,
    facts: {
      ...FLUX.facts,
      addresses: FLUX.facts.addresses.map((fact) => ({
        ...fact,
        reverseName: HOSTILE,
        ...(fact.network === undefined ? {} : { network: { ...fact.network, operator: HOSTILE } }),
      })),
      aliases: [HOSTILE],
    },
  },
};
