import { describe, expect, it } from "vitest";
import type { Evidence, Reason, ReasonFacts } from "../../src/detection/evidence.ts";
import { ENGLISH } from "./english.ts";

/** One telling example per reason; the compiler asks for every reason and all of its facts. */
const FACTS: { readonly [R in Reason]: ReasonFacts[R] } = {
  "many-networks": { addresses: 19, networks: 14 },
  "new-networks": { addresses: 23, networks: 17, newNetworks: 9, minutes: 11 },
  "new-networks-over-days": { networks: 6, newDays: 4, days: 9 },
  "new-addresses": { addresses: 12, minutes: 7 },
  "every-answer-differs": { answers: 6, networks: 5 },
  "restless-servers": { servers: 6, networks: 5 },
  "changing-homes": { homes: 14, networks: 3 },
  "resolvers-disagree": { resolvers: 3, networks: 8 },
  "home-connections": { homes: 12, judged: 15, example: "dsl-1-2.isp.net" },
  "home-networks": { homes: 13, judged: 18 },
  "servers-only": { servers: 7, judged: 8 },
  "name-servers-scattered": { nameServers: 5, networks: 4 },
  "name-servers-at-home": { homes: 3, judged: 4 },
  "name-servers-move": { newNetworks: 3, minutes: 12 },
  "name-servers-shared": { shared: 2 },
  "short-ttl": { seconds: 45 },
  "private-among-public": { count: 2, example: "10.1.2.3" },
  "resolver-blocks": { resolver: "https://dns.quad9.net/dns-query" },
  "shared-home": { address: "203.0.114.7", others: 3 },
  "connected-home": { address: "203.0.114.9", operator: "Example Telecom" },
  "known-cdn": { operator: "Example CDN" },
  "cdn-addresses": { cdn: 3, addresses: 4 },
  "stopped-growing": { looks: 3, minutes: 65 },
  "stable-for-days": { looks: 9, days: 8 },
  "coherent-by-region": { regions: 3, networks: 5 },
  "coherent-records": {},
  "own-names": { named: 4, judged: 9 },
  "many-owners": { named: 7, owners: 5 },
  "known-pool": { pool: "pool.ntp.org" },
};

/** How a fact is shown where that is not its plain text. */
const SHOWN: Readonly<Record<string, string>> = {
  "https://dns.quad9.net/dns-query": "dns.quad9.net",
  "65": "65 minutes",
};

describe("the sentence of each reason", () => {
  it.each(Object.entries(FACTS) as [Reason, Record<string, number | string>][])(
    "%s names all of its facts",
    (reason, facts) => {
      const said = sentence(reason, facts);
      for (const fact of Object.values(facts)) {
        expect(said).toContain(SHOWN[String(fact)] ?? String(fact));
      }
      expect(said).not.toContain("$");
      expect(said).toMatch(/^[A-Z0-9].*[.]$/);
    },
  );

  it("says one differently from many", () => {
    expect(sentence("home-connections", { homes: 1, judged: 1, example: "a.isp.net" })).toBe(
      "Of 1 address whose kind is known, 1 looks like a home internet connection: a.isp.net.",
    );
    expect(sentence("name-servers-shared", { shared: 1 })).toMatch(/^1 address both serves/);
  });

  it.each([
    [0, "one visit only"],
    [1, "1 second"],
    [60, "1 minute"],
    [150, "150 seconds"],
    [300, "5 minutes"],
    [3600, "1 hour"],
  ])("says a time to live of %i s as %s", (seconds, said) => {
    expect(sentence("short-ttl", { seconds })).toContain(said);
  });

  it("names a content network without an operator", () => {
    expect(sentence("known-cdn", { operator: "" })).toBe(
      "It is delivered by a known content network.",
    );
  });

  it("repeats foreign text as text, without what turns or hides the text around it", () => {
    const example = "<b>\u202Eevil\u0000\n";
    const said = sentence("home-connections", { homes: 3, judged: 4, example });
    expect(said).toContain("<b>\uFFFDevil\uFFFD\uFFFD.");
  });

  it("does not read placeholders in foreign text", () => {
    const said = sentence("known-cdn", { operator: "$operator$ $1 $& $`" });
    expect(said).toContain("by $operator$ $1 $& $`,");
  });
});

function sentence(reason: Reason, facts: unknown): string {
  return ENGLISH.evidenceSentence({ group: "extras", points: 1, reason, facts } as Evidence);
}
