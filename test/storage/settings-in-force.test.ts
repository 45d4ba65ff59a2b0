import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RESOLVER_SETS } from "../../src/dns/resolvers.ts";
import { readPolicy } from "../../src/storage/policy-reader.ts";
import {
  chosenIn,
  lockedIn,
  ownAfter,
  settingsInForce,
  sourceOf,
  type OwnSettings,
} from "../../src/storage/settings-in-force.ts";
import type { Settings } from "../../src/storage/settings-model.ts";
import { DEFAULT_SETTINGS, SETTING_KEYS } from "../../src/storage/settings-schema.ts";
import { anySettings } from "./any-settings.ts";

const NOTHING: OwnSettings = { settings: DEFAULT_SETTINGS, chosen: new Set() };

function own(settings: Partial<Settings>): OwnSettings {
  return ownAfter(readPolicy({}), NOTHING, settings);
}

/** What holds of a few settings. */
function holds(policy: unknown, chosen: Partial<Settings> = {}) {
  return settingsInForce(readPolicy(policy), own(chosen));
}

describe("without a policy", () => {
  test("a person's settings hold as they are, and nothing is locked", () => {
    fc.assert(
      fc.property(anySettings(), (settings) => {
        const inForce = settingsInForce(readPolicy({}), { settings, chosen: chosenIn(settings) });
        expect(inForce).toMatchObject({ ...settings, locked: [], action: "warning" });
      }),
    );
  });
});

describe("what is not locked", () => {
  test("holds until the person chooses, and again once they choose it back", () => {
    const policy = readPolicy({ sensitivity: "careful", keepDays: 7 });
    expect(settingsInForce(policy, NOTHING)).toMatchObject({ sensitivity: "careful", keepDays: 7 });
    const relaxed = ownAfter(policy, NOTHING, { sensitivity: "relaxed" });
    expect(settingsInForce(policy, relaxed)).toMatchObject({ sensitivity: "relaxed", keepDays: 7 });
    // The first value of all is a choice too, where the organisation's is another.
    const balanced = ownAfter(policy, relaxed, { sensitivity: "balanced" });
    expect(settingsInForce(policy, balanced).sensitivity).toBe("balanced");
    const back = ownAfter(policy, balanced, { sensitivity: "careful" });
    expect(back.chosen.has("sensitivity")).toBe(false);
    expect(settingsInForce(readPolicy({ sensitivity: "relaxed" }), back).sensitivity).toBe(
      "relaxed",
    );
  });
  test("excluded domains add up, and the organisation's never become the person's", () => {
    const policy = readPolicy({ excludedDomains: ["corp.net", "lan.corp.com"] });
    const mine = ownAfter(policy, NOTHING, {
      excludedDomains: ["corp.net", "lan.corp.com", "me.com"],
    });
    expect(mine.settings.excludedDomains).toEqual(["me.com"]);
    expect(settingsInForce(policy, mine).excludedDomains).toEqual([
      "corp.net",
      "lan.corp.com",
      "me.com",
    ]);
    // Taking out one of the organisation's has no effect.
    const without = ownAfter(policy, mine, { excludedDomains: ["me.com"] });
    expect(settingsInForce(policy, without).excludedDomains).toContain("corp.net");
    expect(settingsInForce(readPolicy({}), mine).excludedDomains).toEqual(["me.com"]);
  });
  test("resolvers do not add up: they go to whom was chosen alone", () => {
    const resolvers = ["https://dns.corp.net/dns-query"];
    expect(holds({ resolvers }).resolvers).toEqual(resolvers);
    expect(holds({ resolvers, resolverPreset: "eu" }).resolvers).toEqual(resolvers);
    expect(holds({ resolverPreset: "eu" }).resolvers).toEqual(
      RESOLVER_SETS.eu.map(({ url }) => url),
    );
    const mine = ["https://dns.me.com/dns-query"];
    expect(holds({ resolvers }, { resolvers: mine }).resolvers).toEqual(mine);
  });
});

describe("what is locked", () => {
  test("is the organisation's whatever the person chose, and a change of it is refused by name", () => {
    const policy = readPolicy({
      ...{ sensitivity: "careful", lockedKeys: ["sensitivity"] },
      organisationName: "Korvela",
    });
    const relaxed = own({ sensitivity: "relaxed", theme: "dark" });
    expect(settingsInForce(policy, relaxed)).toMatchObject({
      sensitivity: "careful",
      theme: "dark",
    });
    expect(() => ownAfter(policy, relaxed, { theme: "light", sensitivity: "relaxed" })).toThrow(
      expect.objectContaining({
        refusal: {
          kind: "locked",
          setting: { field: "sensitivity", label: "options_sensitivity" },
          organisation: "Korvela",
        },
      }),
    );
    // Nothing would change.
    expect(ownAfter(policy, relaxed, { sensitivity: "careful" }).settings.sensitivity).toBe(
      "relaxed",
    );
  });
  test("with all: what the policy has no value for is as it first was, but for the person's own lists and looks", () => {
    const chosen: Partial<Settings> = {
      ...{ sensitivity: "relaxed", keepDays: 3, language: "ar", theme: "dark" },
      ...{ excludedDomains: ["me.com"], exceptions: [{ host: "a.com" }], markedHosts: ["b.com"] },
    };
    const inForce = holds(
      { lockSettings: true, keepDays: 30, excludedDomains: ["corp.net"] },
      chosen,
    );
    expect(inForce).toMatchObject({
      ...{ sensitivity: "balanced", keepDays: 30, excludedDomains: ["corp.net"] },
      ...{ language: "ar", theme: "dark", exceptions: [{ host: "a.com" }], markedHosts: ["b.com"] },
    });
    expect(inForce.locked).not.toContain("setUp");
    expect(inForce.locked).toContain("sensitivity");
  });
  test("the question is answered where the organisation has answered it, and else is the person's", () => {
    expect(holds({ consentGiven: true })).toMatchObject({ setUp: true, locked: ["setUp"] });
    expect(holds({ consentGiven: false }).setUp).toBe(false);
    expect(holds({ lockSettings: true }, { setUp: true }).setUp).toBe(true);
  });
  test.each([
    [{ action: "badge" }, { guard: false, strict: false }, ["guard", "strict"]],
    [{ action: "guard", strict: true, guard: true }, { guard: true, strict: false }, ["strict"]],
    [{ action: "block" }, { exceptions: [] }, ["exceptions"]],
    [{ allowProceed: false }, { exceptions: [] }, ["exceptions"]],
    [{ lockedKeys: ["exceptions"] }, { exceptions: [] }, ["exceptions"]],
  ])("what contradicts the policy is locked: %j", (policy, expected, locked) => {
    const mine = { guard: false, strict: true, exceptions: [{ host: "a.com" }] };
    const isHeld = "action" in policy && policy.action === "guard";
    const inForce = holds(policy, isHeld ? { ...mine, guard: true } : mine);
    expect(inForce).toMatchObject(expected);
    expect([...inForce.locked].sort()).toEqual(locked);
  });
  test("where no resolver can be used nobody else is asked in their place", () => {
    const inForce = holds({ resolvers: ["dns.corp.net"], enabled: true });
    expect(inForce.enabled).toBe(false);
    expect(inForce.locked).toEqual(["enabled", "resolvers"]);
  });
});

test("it is told where a value comes from", () => {
  const policy = readPolicy({
    ...{ sensitivity: "careful", keepDays: 90, lockedKeys: ["strict"] },
    excludedDomains: ["corp.net"],
  });
  const mine = ownAfter(policy, NOTHING, { theme: "dark", keepDays: 7 });
  const sources = SETTING_KEYS.map((key) => [key, sourceOf(policy, mine, key)]);
  expect(Object.fromEntries(sources)).toMatchObject({
    ...{ sensitivity: "policy", keepDays: "you", strict: "policy", theme: "you" },
    ...{ excludedDomains: "policy", guard: "default" },
  });
  const more = ownAfter(policy, mine, { excludedDomains: ["corp.net", "me.com"] });
  expect(sourceOf(policy, more, "excludedDomains")).toBe("you");
});

test("whatever the policy and the settings are, what is locked never depends on the person", () => {
  const raw = fc.record(
    {
      lockSettings: fc.boolean(),
      lockedKeys: fc.subarray([...SETTING_KEYS]),
      action: fc.constantFrom("badge", "guard", "warning", "block"),
      allowProceed: fc.boolean(),
      sensitivity: fc.constantFrom("careful", "relaxed", "loud"),
      consentGiven: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(raw, anySettings(), (given, settings) => {
      const policy = readPolicy(given);
      const mine = { settings, chosen: new Set(SETTING_KEYS) };
      const [a, b] = [settingsInForce(policy, mine), settingsInForce(policy, NOTHING)];
      for (const key of lockedIn(policy)) expect(a[key]).toEqual(b[key]);
    }),
  );
});
