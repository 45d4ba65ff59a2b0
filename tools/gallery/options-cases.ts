import type { OptionsState } from "../../src/options/options-state.ts";
import { DEFAULT_RESOLVERS, RESOLVER_SETS } from "../../src/dns/resolvers.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings.ts";
import { NOW } from "./facts.ts";

const untouched = {
  save: { state: "idle" },
  draft: "",
  draftProblem: undefined,
  tests: {},
  forget: "idle",
} as const;

const [ONE, TWO, THREE] = DEFAULT_RESOLVERS.map(({ url }) => url) as [string, string, string];

/** Every state of the options page, by name. */
export const OPTIONS_CASES: Readonly<Record<string, OptionsState>> = {
  loading: { ...untouched, settings: undefined },
  default: { ...untouched, settings: DEFAULT_SETTINGS },
  busy: {
    settings: {
      ...DEFAULT_SETTINGS,
      enabled: false,
      sensitivity: "careful",
      askAbroad: true,
      strict: true,
      proxy: "assume",
      resolvers: ["https://doh.example-company.com/a/very/long/path/dns-query"],
      exceptions: [
        { host: "secure-login.korvela-account.shop", until: NOW + 2_400_000 },
        { host: "xn--bcher-kva.de", until: undefined },
      ],
    },
    save: { state: "saved" },
    tests: {},
    forget: "asked",
    draft: "http://dns.example.net/dns-query",
    draftProblem:
      "The address must begin with https:// so that nobody on the way can read or change the answers.",
  },
  european: {
    ...untouched,
    settings: {
      ...DEFAULT_SETTINGS,
      resolvers: RESOLVER_SETS.eu.map(({ url }) => url),
    },
  },
  tested: {
    ...untouched,
    settings: DEFAULT_SETTINGS,
    tests: {
      [ONE]: { state: "done", result: { outcome: "works", tookMs: 34 } },
      [TWO]: { state: "done", result: { outcome: "failed", kind: "timeout" } },
      [THREE]: { state: "done", result: { outcome: "wrong", tookMs: 12 } },
    },
  },
  testing: {
    ...untouched,
    settings: DEFAULT_SETTINGS,
    draft: "https://doh.example-company.com/dns-query",
    tests: {
      [ONE]: { state: "running" },
      "https://doh.example-company.com/dns-query": { state: "broken" },
    },
  },
  forgotten: { ...untouched, settings: DEFAULT_SETTINGS, forget: "done" },
  "not-saved": {
    ...untouched,
    settings: DEFAULT_SETTINGS,
    save: { state: "failed", error: "Not saved: Fluxward's background did not answer." },
  },
};
