import { policyViewOf } from "../../src/app/policy-view.ts";
import type { OptionsState } from "../../src/options/options-state.ts";
import { readPolicy } from "../../src/storage/policy-reader.ts";
import type { PolicyState } from "../../src/storage/policy-store.ts";
import { chosenIn, settingsInForce } from "../../src/storage/settings-in-force.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";

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

/** Every state of the part on an organisation's policy, over a page as it is without one. */
export function policyCases(page: OptionsState): Readonly<Record<string, OptionsState>> {
  return {
    policy: under(page, KORVELA),
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
    "policy-remembered": under(page, KORVELA, "remembered"),
  };
}
