import { describe, expect, test } from "vitest";
import { writeCsv } from "../../src/history/csv.ts";
import { historyCsv, historyJson, type FullSite } from "../../src/history/exports.ts";
import { parseHost } from "../../src/detection/host.ts";
import { FLUX } from "../../tools/gallery/flux-reports.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { ENGLISH } from "../ui/english.ts";

const HOST = "xn--bcher-kva.de";

function full(name: string): FullSite {
  const parsed = parseHost(name);
  if (!parsed.ok) throw new Error(`${name} is no host.`);
  const events = [
    { at: NOW - 2000, what: "warned", level: "flux" },
    { at: NOW - 1000, what: "hour", level: "flux" },
  ] as const;
  const report = { ...FLUX, host: name, marked: true };
  return { site: { host: parsed.host, day: 1, events }, report };
}

describe("a table", () => {
  test("quotes what would break it, and ends its lines as RFC 4180 says", () => {
    expect(writeCsv([["a", 'b "c"', "d,e", "f\ng", "", undefined, true, -1.5]])).toBe(
      'a,"b ""c""","d,e","f\ng",,,true,-1.5\r\n',
    );
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\uFF1D1"])(
    "holds no text that a spreadsheet would run: %j",
    (text) => {
      expect(
        writeCsv([[text]])
          .replaceAll('"', "")
          .startsWith(`'${text}`),
      ).toBe(true);
    },
  );

  test("of sites has a line for each, every line as long as the first", () => {
    const lines = historyCsv([full(HOST), full("shop.lab-site.com")]).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toBe("");
    const [head = "", one = ""] = lines;
    const cells = Object.fromEntries(
      head.split(",").map((name, index) => [name, one.split(",")[index]]),
    );
    expect(one.split(",")).toHaveLength(head.split(",").length);
    expect(cells).toMatchObject({
      ...{ host: HOST, unicode: "bücher.de", verdict: "flux", score: String(FLUX.verdict.score) },
      ...{ warnings: "1", last_warning: new Date(NOW - 2000).toISOString(), last_choice: "hour" },
      ...{ addresses: String(FLUX.facts.addresses.length), allowed: "", marked: "true" },
    });
    expect(cells["evidence"]?.split(" ")).toEqual(
      FLUX.verdict.evidence.map(({ reason, points }) => `${reason}:${String(points)}`),
    );
  });
});

test("a file for programs has the evidence as it is, in words too, and what happened", () => {
  const text = historyJson([full(HOST)], { savedAt: NOW, sensitivity: "careful" }, ENGLISH);
  const file = JSON.parse(text) as { readonly sites: readonly Record<string, unknown>[] };
  expect(file).toMatchObject({
    ...{ fluxward: "history", version: 1, sensitivity: "careful" },
    saved: new Date(NOW).toISOString(),
  });
  const [site] = file.sites;
  expect(site).toMatchObject({ host: HOST, unicode: "bücher.de", verdict: "flux", marked: true });
  expect(site?.["evidence"]).toEqual(
    JSON.parse(
      JSON.stringify(
        FLUX.verdict.evidence.map((one) => ({ ...one, text: ENGLISH.evidenceSentence(one) })),
      ),
    ),
  );
  expect(site?.["facts"]).toEqual(JSON.parse(JSON.stringify(FLUX.facts)));
  expect(site?.["events"]).toEqual([
    { at: new Date(NOW - 2000).toISOString(), what: "warned", verdict: "flux" },
    { at: new Date(NOW - 1000).toISOString(), what: "hour", verdict: "flux" },
  ]);
});
