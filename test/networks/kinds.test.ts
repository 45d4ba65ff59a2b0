import { describe, expect, it } from "vitest";
import { classify } from "../../tools/networks/kind-of.ts";
import { CURATED } from "../../tools/networks/curated.ts";
import { loadNetworkTable } from "../../tools/networks/load-knowledge.ts";
import { readSource } from "../../tools/networks/read-source.ts";

const PINNED = {
  access: [
    3320, 7922, 3215, 2856, 3209, 12430, 12389, 6849, 15895, 4134, 4837, 9121, 8151, 26599, 28573,
    55836, 24560, 9498, 9299, 45899, 7552, 8708, 9050, 8866, 5617, 5483, 701, 7018, 20115, 577, 812,
    3352, 3269, 12322, 1136, 5432, 3301, 2119, 3292, 6830, 8402, 8359, 31133, 9808, 3462, 4766,
    9318, 2516, 17676, 4713, 7713, 4788, 17557, 9829, 1221, 4771, 8452, 36947, 37457, 29465, 7303,
    7418, 3816, 8048, 6057, 14593, 13188,
  ],
  hosting: [
    16509, 14618, 396982, 15169, 8075, 16276, 24940, 14061, 63949, 20473, 51167, 60781, 45102,
    37963, 132203, 45090, 31898, 12876, 8560, 49505, 31034, 9009, 36352, 26496, 47583, 212238,
    55990, 32934,
  ],
  cdn: [20940, 16625, 13335, 54113, 60068, 200325, 199524, 19551, 15133, 22822],
  education: [786, 680, 2200, 11537, 20965, 1103, 137, 559, 4538, 2907, 1659, 7377, 3, 2152],
  other: [174, 3356, 1299, 6939, 749, 721, 3333, 22616, 203665, 521],
} as const;

describe("kinds in the table", () => {
  const kinds = new Map([...loadNetworkTable().networks()].map(({ asn, kind }) => [asn, kind]));

  for (const [kind, asns] of Object.entries(PINNED))
    it.each([...asns])(`AS%i is ${kind}`, (asn) => {
      expect(kinds.get(asn)).toBe(kind);
    });

  it("covers most of the address space", () => {
    const unknown = [...kinds.values()].filter((kind) => kind === "unknown").length;
    expect(unknown / kinds.size).toBeLessThan(0.5);
  });
});

describe("classify by name", () => {
  it.each([
    ["Kabel Nord GmbH", "access"],
    ["FIBRA VELOZ TELECOMUNICACOES LTDA", "access"],
    ["Stadtwerke Musterstadt", "access"],
    ["Ministry of Communications", "other"],
    ["Telekom Hosting Services", "hosting"],
    ["Skynet Broadband Cloud Pvt", "access"],
    ["Musterrack Datacenter", "hosting"],
    ["Univerzita Nova", "education"],
    ["Orange County Department of Education", "education"],
    ["First National Bank", "other"],
    ["Grand Hotel", "other"],
    ["Zzyzx Ltd", "unknown"],
    ["", "unknown"],
  ])("%s is %s", (name, kind) => {
    expect(classify(4_200_000_001, name).kind).toBe(kind);
  });
});

describe("the curated table", () => {
  const { names } = readSource();

  it("names every network as it is registered, so that no number is a slip", () => {
    const wrong = CURATED.filter(({ asn, name }) => {
      const registered = (names.get(asn) ?? "").replace(/\s+/g, " ");
      return !registered.startsWith(name);
    });
    expect(wrong).toEqual([]);
  });

  it("holds each network once, and some hundreds", () => {
    expect(new Set(CURATED.map(({ asn }) => asn)).size).toBe(CURATED.length);
    expect(CURATED.length).toBeGreaterThan(600);
  });
});
