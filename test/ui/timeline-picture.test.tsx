import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import arabic from "../../_locales/ar/messages.json" with { type: "json" };
import type { HostFacts } from "../../src/detection/facts.ts";
import { TimelinePicture } from "../../src/ui/timeline-picture.tsx";
import { createWords, type Words } from "../../src/ui/words.ts";
import { FLUX, SUSPICIOUS, WATCHED } from "../../tools/gallery/flux-reports.ts";
import { CLEAR, WATCH } from "../../tools/gallery/reports.ts";
import { ENGLISH } from "./english.ts";

const ARABIC = createWords(arabic, "ar", "UTC");

const draw = (facts: HostFacts, words: Words = ENGLISH): string =>
  renderToString(<TimelinePicture facts={facts} words={words} />);

const tickPlaces = (html: string): number[] => {
  const lane = /<svg class="lane-picture".*?<\/svg>/s.exec(html)?.[0] ?? "";
  return [...lane.matchAll(/<line class="tick" x1="([\d.]+)%"/g)].map(([, x]) => Number(x));
};

describe("the picture of a site's addresses", () => {
  it("is one picture with its content in words", () => {
    const html = draw(FLUX.facts);
    expect(html.match(/role="img"/g)).toHaveLength(1);
    expect(html).toContain(
      'aria-label="Timeline of 3 looks: 19 addresses in 13 networks. 15 home connections, 2 servers, 2 not known."',
    );
  });

  it("says in a sentence how much stayed, where a site has several networks", () => {
    expect(draw(FLUX.facts)).toContain(
      "Of 7 addresses in the first look, none was left in the last.",
    );
    expect(draw(CLEAR.facts)).not.toContain("in the first look");
  });

  it("tells kinds of machines apart by shape", () => {
    const shapes = new Set(
      [...draw(FLUX.facts).matchAll(/<path class="machine-shape" d="([^"]+)"/g)].map(([, d]) => d),
    );
    expect(shapes.size).toBe(3);
  });

  it("runs from left to right, and in Arabic from right to left", () => {
    const [first = 0, , last = 0] = tickPlaces(draw(FLUX.facts));
    expect(first).toBeLessThan(last);
    const [begin = 0, , end = 0] = tickPlaces(draw(FLUX.facts, ARABIC));
    expect(begin).toBeCloseTo(100 - first);
    expect(end).toBeCloseTo(100 - last);
  });

  it("has all its numbers in a table", () => {
    const html = draw(FLUX.facts);
    const numbers = [...html.matchAll(/<td>(\d+)<\/td>/g)].map(([, number]) => Number(number));
    expect(numbers).toHaveLength(8 * 3);
    const seen = FLUX.facts.addresses.reduce((sum, { looks }) => sum + looks.length, 0);
    expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(seen);
  });

  it.each(Object.entries({ FLUX, CLEAR, WATCH, SUSPICIOUS, WATCHED }))(
    "draws, tabulates and says the same: %s",
    (_name, { facts }) => {
      const html = draw(facts);
      const tabulated = [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) =>
        [...row.matchAll(/<td>(\d+)<\/td>/g)].map(([, number]) => Number(number)),
      );
      const drawn = [...html.matchAll(/<svg class="lane-picture".*?<\/svg><\/div>/gs)].map(
        ([lane]) =>
          [...lane.matchAll(/<svg class="marks".*?<\/svg>/gs)].map(([marks]) => {
            const [, number] = /<text class="mark-count"[^>]*>(\d+)</.exec(marks) ?? [];
            return Number(number ?? marks.match(/class="machine-shape"/g)?.length);
          }),
      );
      expect(drawn).toEqual(tabulated.map((cells) => cells.filter((count) => count > 0)));
      const [, said = ""] = /role="img" aria-label="([^"]*)"/.exec(html) ?? [];
      const kinds = new Map<string, number>();
      for (const { machine } of facts.addresses) kinds.set(machine, (kinds.get(machine) ?? 0) + 1);
      const { looks, addresses, networks } = facts;
      const numbers = [...said.matchAll(/\d+/g)].map(([number]) => Number(number));
      expect(numbers.slice(0, 3)).toEqual([looks.length, addresses.length, networks]);
      expect(numbers.slice(3).toSorted()).toEqual([...kinds.values()].toSorted());
    },
  );

  it("draws what others wrote as text", () => {
    const operator = `<script>alert(1)</script>\u202E`;
    const addresses = FLUX.facts.addresses.map((fact) => ({
      ...fact,
      network: { asn: 1, operator, kind: "access" as const },
    }));
    const html = draw({ ...FLUX.facts, addresses });
    expect(html).not.toContain("<script");
    expect(html).not.toContain("\u202E");
  });
});
