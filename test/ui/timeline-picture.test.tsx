import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import arabic from "../../_locales/ar/messages.json" with { type: "json" };
import type { HostFacts } from "../../src/detection/facts.ts";
import { TimelinePicture } from "../../src/ui/timeline-picture.tsx";
import { createWords, type Words } from "../../src/ui/words.ts";
import { FLUX } from "../../tools/gallery/flux-reports.ts";
import { CLEAR } from "../../tools/gallery/reports.ts";
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
