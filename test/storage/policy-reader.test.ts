import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyKey } from "../../src/storage/policy-model.ts";
import { describePolicyProblem } from "../../src/storage/policy-reasons.ts";
import { readPolicy } from "../../src/storage/policy-reader.ts";
import { POLICY_KEYS, POLICY_SCHEMA, policySpecOf } from "../../src/storage/policy-schema.ts";
import { MASK } from "../../src/storage/policy-shown.ts";

/** What is told of a policy, as sentences. */
function told(raw: unknown): readonly string[] {
  return readPolicy(raw).problems.map(describePolicyProblem);
}

/** A right value for every key. */
const WHOLE = {
  enabled: true,
  lockSettings: true,
  lockedKeys: ["sensitivity", "exceptions"],
  resolvers: ["https://dns.corp.net/dns-query"],
  resolverPreset: "eu",
  excludedDomains: ["corp.net", "intranet"],
  allowDomains: ["partner.com"],
  blockDomains: ["bad.com", "zip"],
  sensitivity: "careful",
  action: "block",
  allowProceed: false,
  strict: true,
  guard: true,
  askAbroad: false,
  proxy: "ignore",
  privateWindows: false,
  failClosed: true,
  organisationName: "Lab",
  supportUrl: "https://help.corp.net/",
  supportText: "Call 1234.",
  consentGiven: true,
  disableOnboarding: true,
  maxQueriesPerMinute: 60,
  keepDays: 30,
  language: "de",
  theme: "dark",
  reportEndpoint: "https://collector.corp.net:4318/",
  reportFormat: "ocsf",
  reportHeaders: ["Authorization: Bearer s3cret"],
  reportMinimumLevel: "watch",
  reportRedaction: "hmac",
  reportRedactionKey: "0123456789abcdef",
  reportHeartbeatHours: 12,
  auditDays: 7,
  deviceLabel: "lab-17",
} as const satisfies Record<PolicyKey, unknown>;

describe("what is right", () => {
  test("every key is read as it was written", () => {
    expect(readPolicy(WHOLE)).toEqual({ values: WHOLE, problems: [] });
  });
  test("what is not there is no problem", () => {
    expect(readPolicy(undefined)).toEqual({ values: {}, problems: [] });
    expect(readPolicy({})).toEqual({ values: {}, problems: [] });
  });
  test("what holds without a value could be written", () => {
    const initial = Object.fromEntries(POLICY_KEYS.map((key) => [key, policySpecOf(key).initial]));
    expect(readPolicy({ ...initial }).problems).toEqual([]);
  });
  test("lists come in one form, each entry once", () => {
    const { values, problems } = readPolicy({
      excludedDomains: ["*.Corp.NET", ".corp.net", " corp.net. ", "corp.net"],
      resolvers: ["https://DNS.corp.net:443/dns-query{?dns}", "https://dns.corp.net/dns-query"],
      reportHeaders: ["X-Key:   abc"],
    });
    expect(problems).toEqual([]);
    expect(values.excludedDomains).toEqual(["corp.net"]);
    expect(values.resolvers).toEqual(["https://dns.corp.net/dns-query"]);
    expect(values.reportHeaders).toEqual(["X-Key: abc"]);
  });
  test("a text that was left empty says nothing", () => {
    const empty = { reportEndpoint: "", supportUrl: " ", reportRedactionKey: "" };
    expect(readPolicy(empty)).toEqual({
      values: { reportEndpoint: "", supportUrl: "", reportRedactionKey: "" },
      problems: [],
    });
  });
});

test("private names may be excluded and let through, whole endings blocked", () => {
  const policy = {
    excludedDomains: ["corp", "localhost", "intranet.example"],
    allowDomains: ["corp"],
    blockDomains: ["zip", "co.uk", "rival.org"],
  };
  expect(readPolicy(policy)).toEqual({ values: policy, problems: [] });
});

describe("what is wrong", () => {
  test("costs only itself", () => {
    const { values, problems } = readPolicy({ ...WHOLE, sensitivity: "high", keepDays: 91 });
    const { sensitivity: _, keepDays: __, ...others } = WHOLE;
    expect(values).toEqual(others);
    expect(problems).toMatchObject([
      { key: "sensitivity", index: undefined, kind: "choice", shown: "high" },
      { key: "keepDays", index: undefined, kind: "number", shown: "91" },
    ]);
  });
  test("costs only an item of a list", () => {
    const { values, problems } = readPolicy({
      blockDomains: ["a.com", "https://b.com/", 3, "c.com"],
    });
    expect(values).toEqual({ blockDomains: ["a.com", "c.com"] });
    expect(problems).toMatchObject([
      { key: "blockDomains", index: 1, kind: "domain", shown: "https://b.com/" },
      { key: "blockDomains", index: 2, kind: "text", shown: "3" },
    ]);
  });
  test.each([
    [{ enabled: "true" }, '"enabled" must be true or false, without quotation marks'],
    [{ enabled: 1 }, '"enabled" must be true or false, without quotation marks'],
    [{ action: "warn" }, '"action" must be one of "badge", "guard", "warning", "block"'],
    [
      { maxQueriesPerMinute: "60" },
      '"maxQueriesPerMinute" must be a whole number from 10 to 240, without quotation marks',
    ],
    [
      { maxQueriesPerMinute: 10.5 },
      '"maxQueriesPerMinute" must be a whole number from 10 to 240, without quotation marks',
    ],
    [{ allowDomains: "a.com" }, '"allowDomains" must be a list of texts'],
    [{ allowDomains: null }, '"allowDomains" must be a list of texts'],
    [{ lockedKeys: ["sensitivty"] }, '"lockedKeys[0]" is not the name of a setting'],
    [{ lockedKeys: ["theme"] }, `"lockedKeys[0]" is a setting that always stays the person's own`],
    [{ supportUrl: "help.corp.net" }, '"supportUrl" must be an https: address in full'],
    [
      { reportEndpoint: "http://collector.corp.net/" },
      '"reportEndpoint" must be an https: address',
    ],
    [{ reportEndpoint: "https://a:b@corp.net/" }, '"reportEndpoint" must be an https: address'],
    [{ reportHeaders: ["Host: x"] }, '"reportHeaders[0]" must be "Name: value"'],
    [{ reportHeaders: ["X: a\r\nY: b"] }, '"reportHeaders[0]" must be "Name: value"'],
    [{ reportRedactionKey: "short" }, '"reportRedactionKey" needs at least 16 characters'],
    [{ organisationName: "x".repeat(81) }, '"organisationName" can have at most 80 characters'],
    [{ excludedDomains: ["10.0.0.1"] }, '"excludedDomains[0]" is not a domain'],
    [{ blockDomains: ["10.0.0.1"] }, '"blockDomains[0]" is not a domain'],
    [{ blockDomains: ["[::1]"] }, '"blockDomains[0]" is not a domain'],
    [{ blockDomains: ["corp"] }, '"blockDomains[0]" is no public name'],
    [{ blockDomains: ["localhost"] }, '"blockDomains[0]" is no public name'],
    [{ blockDomains: ["rival.example.com"] }, '"blockDomains[0]" is no public name'],
    [{ blockDomains: ["host.nosuchsuffix"] }, '"blockDomains[0]" is no public name'],
    [[], "The policy must be an object of keys and values"],
    ["text", "The policy must be an object of keys and values"],
    [null, "The policy must be an object of keys and values"],
  ])("is told with its reason: %j", (raw, sentence) => {
    expect(told(raw)[0]).toContain(sentence);
    expect(Object.keys(readPolicy(raw).values)).toEqual([]);
  });
  test("a resolver is told what is wrong with its address", () => {
    expect(told({ resolvers: ["http://dns.corp.net/", "https://dns.corp.net/q"] })).toEqual([
      '"resolvers[0]" is not the address of a resolver that can be used: ' +
        "a resolver's address must begin with https:// (http:// only on this very device)",
    ]);
  });
  test("resolvers of which none can be used are a problem of their own, an empty list too", () => {
    const kinds = (raw: unknown) => readPolicy(raw).problems.map(({ kind }) => kind);
    expect(kinds({ resolvers: ["dns.corp.net"] })).toEqual(["resolver", "no-resolver"]);
    expect(kinds({ resolvers: [] })).toEqual(["no-resolver"]);
    expect(kinds({ resolvers: "https://dns.corp.net/" })).toEqual(["list", "no-resolver"]);
  });
  test("hashing needs its key", () => {
    const { problems } = readPolicy({ reportRedaction: "hmac" });
    expect(problems).toMatchObject([{ key: "reportRedactionKey", kind: "no-redaction" }]);
  });
  test.each([
    ["sensitivty", "sensitivity"],
    ["ReportEndpoint", "reportEndpoint"],
    ["report_endpoint", "reportEndpoint"],
    ["blocklist", "blockDomains"],
    ["organizationName", "organisationName"],
  ])("a misspelt name is told what it may have been: %s", (name, meant) => {
    expect(told({ [name]: 1 })).toEqual([
      `"${name}" is no key of Fluxward's; did you mean "${meant}"?`,
    ]);
  });
  test("a name that is like none is told to be unknown", () => {
    expect(told({ wallpaper: 1 })).toEqual([`"wallpaper" is no key of Fluxward's`]);
    expect(told({ toString: 1 })).toEqual([`"toString" is no key of Fluxward's`]);
  });
});

describe("what is shown of a value", () => {
  const shown = (raw: unknown) => readPolicy(raw).problems.map((one) => one.shown);
  test("no secret", () => {
    expect(shown({ reportHeaders: ["Authorization Bearer s3cret"] })).toEqual([MASK]);
    expect(shown({ reportHeaders: ["Host: s3cret"] })).toEqual([`Host: ${MASK}`]);
    expect(shown({ reportRedactionKey: "s3cret" })).toEqual([MASK]);
    expect(shown({ reportEndpoint: "https://me:s3cret@corp.net/" })).toEqual([
      `https://${MASK}@corp.net/`,
    ]);
    expect(shown({ reportHeader: "Authorization: s3cret" })).toEqual(["…"]);
  });
  test("nothing that draws nothing or is long", () => {
    expect(shown({ theme: "\u202Edark\n" })).toEqual(["\uFFFDdark\uFFFD"]);
    expect(shown({ theme: "x".repeat(1000) })).toEqual([`${"x".repeat(80)}…`]);
  });
});

describe("whatever it may be", () => {
  test("it is read without harm, with bounded problems, and what was read is right", () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.array(fc.string(), { maxLength: 30 }));
    const policy = fc.dictionary(fc.oneof(fc.constantFrom(...POLICY_KEYS), fc.string()), value);
    fc.assert(
      fc.property(policy, (raw) => {
        const { values, problems } = readPolicy(raw);
        expect(readPolicy(values)).toMatchObject({ values });
        expect(problems.length).toBeLessThanOrEqual(POLICY_KEYS.length * 6 + 22);
        for (const one of problems) {
          expect(one.shown.length).toBeLessThanOrEqual(110);
          expect(one.key.length).toBeLessThanOrEqual(60);
        }
      }),
    );
  });
  test("a list that is far too long costs no time, and its first items are used", () => {
    const names = Array.from({ length: 200_000 }, (_, index) => `s${String(index)}.com`);
    const { values, problems } = readPolicy({ blockDomains: names });
    expect(values.blockDomains).toEqual(names.slice(0, POLICY_SCHEMA.blockDomains.most));
    expect(problems).toMatchObject([{ kind: "too-many" }]);
  });
});
