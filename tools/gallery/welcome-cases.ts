import { RESOLVER_SETS } from "../../src/dns/resolvers.ts";
import { FIRST_STATE, type WelcomeState } from "../../src/welcome/welcome-state.ts";

const OPEN: WelcomeState = { ...FIRST_STATE, answer: { state: "open" } };

/** Every state of the first-run page, by name. */
export const WELCOME_CASES: Readonly<Record<string, WelcomeState>> = {
  loading: FIRST_STATE,
  open: OPEN,
  "first-look": { ...OPEN, step: 0 },
  "ten-minutes": { ...OPEN, step: 1 },
  european: { ...OPEN, resolvers: RESOLVER_SETS.eu.map(({ url }) => url) },
  own: { ...OPEN, resolvers: ["https://doh.example-company.com/a/very/long/path/dns-query"] },
  saving: { ...OPEN, answer: { state: "saving" } },
  failed: { ...OPEN, answer: { state: "failed", fault: { kind: "not-written" } } },
  paused: { ...OPEN, answer: { state: "paused" } },
  given: { ...OPEN, answer: { state: "given" } },
};
