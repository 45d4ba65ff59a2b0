import { describe, expect, it } from "vitest";
import { FLUX, SUSPICIOUS, WATCHED } from "../../../tools/gallery/flux-reports.ts";
import { CLEAR, WATCH } from "../../../tools/gallery/reports.ts";

describe.each(Object.entries({ FLUX, SUSPICIOUS, WATCHED, CLEAR, WATCH }))(
  "the sample report %s",
  (_name, { verdict, facts }) => {
    const published = facts.addresses.filter(({ network }) => network !== undefined);
    const networks = new Set(published.map(({ network }) => network?.asn)).size;

    it("says the same numbers everywhere", () => {
      expect(facts.networks).toBe(networks);
      for (const { reason, facts: counted } of verdict.evidence) {
        if (reason === "many-networks") {
          expect(counted).toEqual({ addresses: facts.addresses.length, networks });
        }
        if (reason === "home-networks" || reason === "home-connections") {
          const homes = facts.addresses.filter(({ machine }) => machine === "home").length;
          expect(counted).toMatchObject({ homes });
        }
      }
      const found = facts.looks.reduce((sum, { newAddresses }) => sum + newAddresses, 0);
      expect(found).toBe(facts.addresses.length);
    });
  },
);
