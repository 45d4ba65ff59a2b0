import type { UnknownCause } from "../../src/detection/verdict.ts";
import { SCOPES, type Report, type Surroundings } from "../../src/messages/protocol.ts";
import {
  OPENING,
  type PopupActions,
  type PopupState,
  type PopupView,
} from "../../src/popup/popup-state.ts";
import { network, NOW } from "./facts.ts";
import { FLUX, SUSPICIOUS, WATCHED } from "./flux-reports.ts";
import { CLEAR, UNKNOWN, WATCH } from "./reports.ts";

const HOSTILE = `"><script>alert(1)</script>\u202Etxt.exe`;

const NOBODY = { organisation: "", text: "", url: "" };

const ORDINARY: Surroundings = {
  isPrivate: false,
  stopped: false,
  scopes: SCOPES,
  support: NOBODY,
};

/** The popup over a site, as it looks before anything is done in it. */
export function popupView(state: PopupState, change: Partial<PopupView> = {}): PopupView {
  return { ...OPENING, state, surroundings: ORDINARY, ...change };
}

function nothing(): void {
  // Pictures do nothing.
}

/** For pictures: no button does anything. */
export const IDLE_POPUP: PopupActions = {
  checkAgain: nothing,
  openSettings: nothing,
  openHistory: nothing,
  setUp: nothing,
  tryAgain: nothing,
  allowAccess: nothing,
  trust: nothing,
  distrust: nothing,
  mark: nothing,
  copy: nothing,
  save: nothing,
  complain: nothing,
  editComplaint: nothing,
  copyComplaint: nothing,
  inquire: nothing,
  editDraft: nothing,
  submitDraft: nothing,
};

function because(unknownCause: UnknownCause): typeof UNKNOWN {
  const unasked = unknownCause === "offline" || unknownCause === "proxy";
  const facts = unasked ? { ...UNKNOWN.facts, looks: [] } : UNKNOWN.facts;
  const verdict = { ...UNKNOWN.verdict, unknownCause };
  return { ...UNKNOWN, facts, verdict };
}

function connected(answered: boolean): Report {
  const address = answered ? (FLUX.facts.addresses[0]?.address ?? "") : "93.184.11.9";
  const own = network(15133, "Edgecast Inc.", "hosting");
  const connection = { address, at: NOW - 60_000, network: own, answered };
  return { ...FLUX, facts: { ...FLUX.facts, connections: [connection] } };
}

const COMPLAINT = `I think this verdict is wrong, because: \n\nsecure-login[.]korvela-account[.]shop`;

/** Every state of the popup, by name. */
export const POPUP_CASES: Readonly<Record<string, PopupView>> = {
  loading: { ...OPENING, state: { state: "loading" } },
  failed: popupView({ state: "failed" }),
  "not-web": popupView({
    state: "not-checkable",
    address: "chrome://extensions/",
    reason: "not-web",
  }),
  "ip-literal": popupView({
    state: "not-checkable",
    address: "http://192.168.178.1/login",
    reason: "ip-literal",
  }),
  "not-set-up": popupView({ state: "not-set-up", host: "www.example-shop.com" }),
  lost: popupView({ state: "not-set-up", host: "www.example-shop.com", lost: true }),
  awaited: popupView({ state: "not-set-up", host: "www.example-shop.com", awaited: true }),
  paused: popupView({ state: "paused", host: "www.example-shop.com" }),
  checking: popupView({ state: "checking", host: "www.example-shop.com", since: NOW - 400 }),
  "checking-slowly": popupView({
    state: "checking",
    host: "www.example-shop.com",
    since: NOW - 7000,
  }),
  unknown: popupView(UNKNOWN),
  portal: popupView(because("portal")),
  offline: popupView({ ...because("offline"), obstacle: "offline" }),
  "offline-known": popupView({ ...CLEAR, obstacle: "offline" }),
  proxy: popupView({ ...because("proxy"), obstacle: "proxy" }),
  internal: popupView(because("internal")),
  "internal-name": popupView(because("internal-name")),
  clear: popupView(CLEAR),
  watch: popupView(WATCH),
  suspicious: popupView({ ...SUSPICIOUS, checking: true }),
  flux: popupView(FLUX),
  "flux-allowed": popupView({
    ...FLUX,
    allowed: { scope: "hour", until: NOW + 3_000_000, source: "warning" },
  }),
  "allowed-once": popupView({
    ...SUSPICIOUS,
    allowed: { scope: "once", until: undefined, source: undefined },
  }),
  "allowed-always": popupView({
    ...FLUX,
    allowed: { scope: "always", until: undefined, source: "settings" },
  }),
  marked: popupView({ ...CLEAR, marked: true }),
  "choice-failed": popupView(CLEAR, {
    choiceProblem: { kind: "elsewhere" },
  }),
  stopped: popupView(FLUX, { surroundings: { ...ORDINARY, stopped: true, scopes: [] } }),
  "private-window": popupView(SUSPICIOUS, {
    surroundings: { ...ORDINARY, isPrivate: true, scopes: ["once", "hour"] },
  }),
  managed: popupView(CLEAR, {
    surroundings: {
      ...ORDINARY,
      support: { ...NOBODY, organisation: "Example Company" },
    },
  }),
  "access-withheld": popupView(CLEAR, { access: "withheld" }),
  "access-refused": popupView(CLEAR, { access: "refused" }),
  "connected-inside": popupView(connected(true)),
  "connected-elsewhere": popupView(connected(false)),
  copied: popupView(CLEAR, { copying: "copied", saving: "saved" }),
  "not-copied": popupView(CLEAR, { copying: "failed", saving: "failed" }),
  complaint: popupView(FLUX, {
    complaint: { text: COMPLAINT, copying: "copied" },
    surroundings: {
      ...ORDINARY,
      support: {
        organisation: "Example Company",
        text: "Call the service desk.",
        url: "mailto:service.desk@example-company.com",
      },
    },
  }),
  inquiry: popupView(CLEAR, { inquiry: { step: "typing", draft: "", problem: undefined } }),
  "inquiry-problem": popupView(CLEAR, {
    inquiry: { step: "typing", draft: "javascript:alert(1)", problem: "not-a-name" },
  }),
  "inquiry-checking": popupView(CLEAR, {
    inquiry: { step: "checking", draft: FLUX.host, host: FLUX.host, since: NOW - 300 },
  }),
  "inquiry-answered": popupView(CLEAR, {
    inquiry: { step: "answered", draft: FLUX.host, report: FLUX },
  }),
  "inquiry-excluded": popupView(CLEAR, {
    inquiry: { step: "typing", draft: "intranet.example-company.com", problem: "excluded" },
  }),
  "inquiry-paused": popupView(CLEAR, {
    inquiry: {
      step: "answered",
      draft: FLUX.host,
      report: { state: "paused", host: FLUX.host },
    },
  }),
  "inquiry-failed": popupView(CLEAR, {
    inquiry: { step: "failed", draft: FLUX.host, host: FLUX.host },
  }),
  "many-looks": popupView(WATCHED),
  punycode: popupView({ ...CLEAR, host: "xn--bcher-kva.xn--mller-kva.de" }),
  imitation: popupView({ ...CLEAR, host: "xn--80ak6aa92e.com" }),
  hostile: popupView({
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
  }),
};
