import { policyViewOf } from "../../src/app/policy-view.ts";
import type { EventsStatus } from "../../src/messages/events-status.ts";
import type { OptionsState } from "../../src/options/options-state.ts";
import { readPolicy } from "../../src/storage/policy-reader.ts";
import type { PolicyState } from "../../src/storage/policy-store.ts";
import { chosenIn, settingsInForce } from "../../src/storage/settings-in-force.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";
import { NOW } from "./facts.ts";

const KORVELA = {
  ...{ organisationName: "Korvela Insurance", consentGiven: true, sensitivity: "careful" },
  ...{ lockedKeys: ["sensitivity", "strict"], strict: true, keepDays: 30, theme: "dark" },
  resolvers: ["https://doh.korvela-intern.com/dns-query"],
  excludedDomains: ["korvela-intern.com", "corp", "vpn.korvela.com", "lab.korvela.com"],
  blockDomains: ["korvela-account.shop"],
  reportEndpoint: "https://collector.korvela-intern.com:4318/",
  reportHeaders: ["Authorization: Bearer 0123456789"],
};

/** The page under an organisation's policy. */
function under(
  page: OptionsState,
  raw: unknown,
  standing: PolicyState["standing"] = "current",
): OptionsState {
  const own = { ...DEFAULT_SETTINGS, setUp: true, keepDays: 7, excludedDomains: ["me.com"] };
  const all = { settings: own, chosen: chosenIn(own) };
  const policy = readPolicy(raw);
  const settings = settingsInForce(policy, all);
  const state: PolicyState = { standing, policy, decidedAt: undefined };
  return {
    ...page,
    settings,
    locked: new Set(settings.locked),
    policy: policyViewOf({ settings, own: all, policy: state }),
  };
}

/** The collector took what there was. */
const DELIVERED: EventsStatus = {
  ...{ policy: "current", made: true, endpoint: KORVELA.reportEndpoint },
  ...{ waiting: 0, kept: 14, sent: 1_204, lost: 0, lastSent: NOW - 240_000 },
};
const UNDELIVERED: EventsStatus = {
  ...DELIVERED,
  ...{ waiting: 37, lost: 2, lastSent: NOW - 86_400_000, nextTry: NOW + 540_000 },
  trouble: { kind: "denied", detail: "HTTP 401", at: NOW - 60_000 },
};

/** Every state of the part on an organisation's policy, over a page as it is without one. */
export function policyCases(page: OptionsState): Readonly<Record<string, OptionsState>> {
  return {
    policy: under({ ...page, events: { status: DELIVERED, test: "sent" } }, KORVELA),
    "policy-undelivered": under(
      { ...page, events: { status: UNDELIVERED, test: "waiting" } },
      KORVELA,
    ),
    "policy-wrong": under(
      { ...page, strictMeans: "request" },
      {
        ...{ ...KORVELA, organisationName: "" },
        ...{ sensitivty: "careful", keepDays: 365, action: "warn", wallpaper: "\u202etxt.exe" },
        resolvers: ["dns.korvela-intern.com"],
        blockDomains: ["https://korvela-account.shop/login", "shop.korvela.com"],
        reportHeaders: ["Authorization Bearer 0123456789"],
        reportRedaction: "hmac",
      },
    ),
    "policy-awaited": under(page, {}, "unknown"),
    "policy-remembered": under(
      {
        ...page,
        events: { status: { ...DELIVERED, policy: "remembered", endpoint: "" }, test: "idle" },
      },
      KORVELA,
      "remembered",
    ),
  };
}
