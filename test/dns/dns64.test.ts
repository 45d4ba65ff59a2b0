import { describe, expect, test } from "vitest";
import type { Observation } from "../../src/detection/observation.ts";
import { withoutDns64 } from "../../src/dns/dns64.ts";

const NAME = "shop.orlenda-video.com";

function seen(type: "A" | "AAAA", addresses: readonly string[], name = NAME): Observation {
  const answer = addresses.map((data) => ({ name, type, ttl: 60, data }));
  const resolver = "https://dns.vellorin.net/dns-query";
  return { at: 1, resolver, question: { name, type }, status: 0, answer };
}

function sixes(observations: readonly Observation[]): readonly string[] {
  return withoutDns64(observations)
    .filter(({ question }) => question.type === "AAAA")
    .flatMap(({ answer }) => answer.map(({ data }) => data));
}

describe("answers of a resolver that makes IPv6 addresses", () => {
  test("count as the IPv4 addresses they were made from", () => {
    const made = ["2a0c:64::5db8:d822", "2a0c:64::5db8:d823"];
    expect(sixes([seen("A", ["93.184.216.34", "93.184.216.35"]), seen("AAAA", made)])).toEqual([
      "93.184.216.34",
      "93.184.216.35",
    ]);
  });

  test("count so too where the A records were drawn anew meanwhile, as long as one is known", () => {
    const made = ["2a0c:64::5db8:d822", "2a0c:64::5db8:d899"];
    expect(sixes([seen("A", ["93.184.216.34"]), seen("AAAA", made)])).toEqual([
      "93.184.216.34",
      "93.184.216.153",
    ]);
  });

  test("a site's own IPv6 addresses stay, also where it wrote its IPv4 address into one of them", () => {
    const own = ["2a0c:64::5db8:d822", "2a02:8109::1"];
    expect(sixes([seen("A", ["93.184.216.34"]), seen("AAAA", own)])).toEqual(own);
    const homes = ["2a02:8109:1::5db8:d822", "2a02:8109:2::5db8:d822"];
    expect(sixes([seen("A", ["93.184.216.34"]), seen("AAAA", homes)])).toEqual(homes);
  });

  test("another name's addresses prove nothing", () => {
    const made = ["2a0c:64::5db8:d822"];
    expect(
      sixes([seen("A", ["93.184.216.34"], "other.orlenda-video.com"), seen("AAAA", made)]),
    ).toEqual(made);
  });
});
