import { describe, expect, test } from "vitest";
import type { Evidence } from "../../src/detection/evidence.ts";
import { tellEvidence } from "../../src/events/describe-detection.ts";
import { toOcsf } from "../../src/events/ocsf.ts";
import { toOtlp } from "../../src/events/otlp.ts";
import { factsAsJson } from "../../src/ui/copied-facts.ts";
import { createKeyedHash } from "../../src/platform/keyed-hash.ts";
import { reportJson } from "../../src/cli/report-json.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { FLUX } from "../../tools/gallery/flux-reports.ts";
import { ENGLISH } from "../ui/english.ts";
import { detectionOf, FLUX_JUDGEMENT, hashName, redactorFor, SOURCE } from "./examples.ts";

const HOST = "secure-login.korvela-account.shop";
const DOMAIN = "korvela-account.shop";

/** Findings whose facts name the site itself, its name servers or its machines. */
const TELLTALE: readonly Evidence[] = [
  {
    group: "residential",
    points: 5,
    reason: "home-connections",
    facts: { homes: 3, judged: 4, example: `a.${HOST}` },
  },
  { group: "legitimate", points: -2, reason: "known-pool", facts: { pool: HOST } },
  {
    group: "extras",
    points: 2,
    reason: "shared-home",
    facts: { address: "189.168.24.7", others: 2 },
  },
  {
    group: "extras",
    points: 2,
    reason: "connected-home",
    facts: { address: "2001:db8::7", operator: "UNINET" },
  },
  {
    group: "extras",
    points: 1,
    reason: "resolver-blocks",
    facts: { resolver: "https://dns.lab-company.org/dns-query" },
  },
];

const TELLTALE_JUDGEMENT = {
  ...FLUX_JUDGEMENT,
  facts: {
    ...FLUX_JUDGEMENT.facts,
    nameServers: [{ name: `ns1.${DOMAIN}`, addresses: [] }],
  },
  verdict: {
    ...FLUX_JUDGEMENT.verdict,
    evidence: [...FLUX_JUDGEMENT.verdict.evidence, ...TELLTALE],
  },
};

async function written(redaction: "host" | "domain" | "hmac"): Promise<string> {
  const event = await detectionOf(TELLTALE_JUDGEMENT, redaction);
  return JSON.stringify([event, toOcsf(event, SOURCE), toOtlp([event], SOURCE)]);
}

describe("what events name", () => {
  test("the host", async () => {
    const text = await written("host");
    for (const name of [HOST, DOMAIN, `ns1.${DOMAIN}`, "189.168.24.7"])
      expect(text).toContain(name);
  });

  test("the registrable domain, and no host below it", async () => {
    const text = await written("domain");
    expect(text).toContain(DOMAIN);
    expect(text).not.toContain(`.${DOMAIN}`);
    expect(text).not.toContain("secure-login");
  });

  test("HMACs of names and addresses, which anybody with the key can make, and nothing else of the site", async () => {
    const text = await written("hmac");
    expect(text).toContain(await hashName(HOST));
    expect(text).toContain(await hashName(DOMAIN));
    expect(text).toContain(await hashName("189.168.24.7"));
    expect(text).toContain("dns.lab-company.org");
    const { addresses, nameServers } = TELLTALE_JUDGEMENT.facts;
    for (const name of ["korvela", "secure-login", "infinitum", "2001:db8::7", "10.11.12.13"]) {
      expect(text).not.toContain(name);
    }
    for (const { address, reverseName } of addresses) {
      expect(text).not.toContain(address);
      if (reverseName !== undefined) expect(text).not.toContain(reverseName);
    }
    expect(nameServers).not.toEqual([]);
  });
});

describe("evidence", () => {
  test("is the same in an event as in the popup's facts and the command's", async () => {
    type Facts = { readonly evidence: readonly unknown[] };
    const event = await detectionOf(FLUX_JUDGEMENT);
    const { evidences } = toOcsf(event, SOURCE) as { evidences: readonly { data?: unknown }[] };
    const inEvent = evidences.flatMap(({ data }) => (data === undefined ? [] : [data]));
    const copied = (JSON.parse(factsAsJson(FLUX, NOW, ENGLISH)) as Facts).evidence;
    const printed = (JSON.parse(reportJson(FLUX_JUDGEMENT, ENGLISH)) as Facts).evidence;
    expect(inEvent).toEqual(copied);
    expect(inEvent).toEqual(printed);
    expect(inEvent).toHaveLength(FLUX.verdict.evidence.length);
  });

  test("has a sentence as silent as its facts", async () => {
    const redactor = redactorFor(HOST, "hmac");
    for (const one of TELLTALE) {
      const { text } = await tellEvidence(one, redactor, ENGLISH);
      expect(text).not.toMatch(/korvela|189\.168|2001:db8/);
    }
  });
});

describe("HMACs by the browser's own cryptography", () => {
  const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
  // RFC 4231, test cases 1, 2 and 6: a key longer than a block is hashed first.
  test.each([
    [bytes("0b".repeat(20)), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b"],
    [Buffer.from("Jefe"), "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c7"],
    [
      bytes("aa".repeat(131)),
      "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f",
    ],
  ])("are those of the standard", async (key, text, wanted) => {
    const hash = createKeyedHash();
    await hash.hmac(bytes("00"), text);
    const made = Buffer.from(await hash.hmac(key, text)).toString("hex");
    expect(made).toHaveLength(64);
    expect(made.slice(0, 32)).toBe(wanted);
  });
});
