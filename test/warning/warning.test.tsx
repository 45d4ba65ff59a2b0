import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Warning, warningTitle } from "../../src/warning/warning.tsx";
import {
  isUnfinished,
  LATE,
  warningStateOf,
  type WarningProps,
} from "../../src/warning/warning-state.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { FLUX, SUSPICIOUS } from "../../tools/gallery/flux-reports.ts";
import { CLEAR } from "../../tools/gallery/reports.ts";
import { blockOf, WARNING_CASES } from "../../tools/gallery/warning-cases.ts";
import { ENGLISH } from "../ui/english.ts";

const nothing = (): void => undefined;
const actions = { leave: nothing, goOn: nothing, toggleDetails: nothing, copy: nothing };

function draw(one: Pick<WarningProps, "state" | "detailsOpen" | "failed" | "copying">): string {
  return renderToString(
    <Warning {...one} words={ENGLISH} now={NOW} actions={actions} />,
  ).replaceAll("&#39;", "'");
}

const block = blockOf(FLUX);

describe("what the warning page shows", () => {
  it.each([
    ["no block", undefined, "ended"],
    ["a red verdict", block, "warned"],
    ["a red verdict after a glance at the site", { ...block, stayMs: LATE - 1 }, "warned"],
    ["a red verdict after a stay", { ...block, stayMs: LATE }, "late"],
    ["a stay, and a clear verdict by now", { ...block, stayMs: LATE, report: CLEAR }, "fallen"],
    ["an amber verdict by now", { ...block, report: SUSPICIOUS }, "fallen"],
    ["an odd site that was held", { ...block, reason: "asked", report: SUSPICIOUS }, "caution"],
    ["a held site that turned red", { ...block, reason: "covered" }, "warned"],
    ["a held site that was cleared", { ...block, reason: "asked", report: CLEAR }, "fallen"],
    ["a clear verdict by now", { ...block, report: CLEAR }, "fallen"],
    [
      "a look that is not done",
      { ...block, report: { state: "checking", host: "a.org", since: 0 } },
      "warned",
    ],
    ["a pause", { ...block, report: { state: "paused", host: "a.org" } }, "warned"],
  ] as const)("for %s", (_name, given, state) => {
    expect(warningStateOf(given).state).toBe(state);
  });
});

describe("whether more will be known soon", () => {
  it.each([
    ["while a look is under way", { ...block, report: { ...FLUX, checking: true } }, true],
    [
      "before the first answer",
      { ...block, report: { state: "checking", host: "a.org", since: 0 } },
      true,
    ],
    ["once the look has ended", block, false],
    ["while switched off", { ...block, report: { state: "paused", host: "a.org" } }, false],
    ["without a block", undefined, false],
  ] as const)("%s", (_name, given, more) => {
    expect(isUnfinished(warningStateOf(given))).toBe(more);
  });
});

describe("the warning page", () => {
  it.each(Object.entries(WARNING_CASES))("has one headline when %s", (_name, one) => {
    expect(draw(one).match(/<h1/g)).toHaveLength(1);
  });

  it("says of a site that nobody has looked at yet that it is being looked up, not what was seen", () => {
    const html = draw(WARNING_CASES["caution-unseen"]!);
    expect(html).toContain("Looking up where this site is…");
    expect(html).not.toContain("seen earlier");
    expect(draw(WARNING_CASES["no-numbers"]!)).toContain("What was seen earlier");
  });

  it("says who, why in numbers, and what to do", () => {
    const html = draw(WARNING_CASES["warned"]!);
    expect(html).toContain("This site is hiding behind other people's computers.");
    expect(html.replaceAll("<wbr/>", "")).toContain(FLUX.host);
    expect(html).toContain(
      `${ENGLISH.summary(FLUX.facts) ?? ""} ${ENGLISH.levelExplanation("flux")}`,
    );
    expect(html).toContain("Do not enter passwords");
  });

  it("offers to continue only behind the details, and after the way out", () => {
    expect(draw(WARNING_CASES["warned"]!)).not.toContain("Continue anyway");
    const open = draw(WARNING_CASES["details"]!);
    expect(open.indexOf("Leave this site")).toBeGreaterThan(0);
    expect(open.indexOf("Continue anyway")).toBeGreaterThan(open.indexOf("Leave this site"));
  });

  it("puts the first focus on the way out", () => {
    expect(draw(WARNING_CASES["details"]!)).toMatch(/data-first="true"[^>]*>Leave this site</);
    expect(draw(WARNING_CASES["fallen-suspicious"]!)).toMatch(
      /data-first="true"[^>]*>Leave this site</,
    );
    expect(draw(WARNING_CASES["fallen-clear"]!)).toMatch(
      /data-first="true"[^>]*>Go on to the site</,
    );
  });

  it("shows the same evidence as the popup", () => {
    const html = draw(WARNING_CASES["details"]!);
    for (const evidence of FLUX.verdict.evidence) {
      expect(html).toContain(ENGLISH.evidenceSentence(evidence));
    }
  });

  it("scares nobody without a block", () => {
    const html = draw(WARNING_CASES["ended"]!);
    expect(html).toContain("There is nothing to warn you about here.");
    expect(html).not.toContain("alarm");
  });

  it("draws a hostile address as text", () => {
    const target = `https://a.org/"><img src=x onerror=alert(1)>`;
    const html = draw({
      ...WARNING_CASES["details"]!,
      state: { state: "warned", block: { ...block, target } },
    });
    expect(html).not.toContain("<img");
  });

  it("says how long the person was there, and what to do about a password, before anything else", () => {
    const html = draw(WARNING_CASES["late"]!);
    expect(html).toContain("You were on this site for 3 minutes before this became clear.");
    expect(html).toContain("If you typed a password there, change it now");
    expect(html).not.toContain("You were opening");
    expect(html.indexOf("If you typed")).toBeLessThan(html.indexOf("Leave this site"));
    expect(html).toMatch(/role="alertdialog"[^>]*aria-describedby="stay reason"/);
    expect(draw(WARNING_CASES["warned"]!)).not.toContain("If you typed");
    expect(draw(WARNING_CASES["late-details"]!)).toContain("You will come back to the page");
  });

  it("lets a site through for good in ordinary windows alone", () => {
    const ways = (html: string): string[] =>
      [...html.matchAll(/data-scope="(\w+)"/g)].map(([, scope = ""]) => scope);
    expect(ways(draw(WARNING_CASES["details"]!))).toEqual(["once", "hour", "always"]);
    const html = draw(WARNING_CASES["private-window"]!);
    expect(ways(html)).toEqual(["once", "hour"]);
    expect(html).toContain("In private windows nothing is kept");
  });

  it("names who helps, and where the link leads", () => {
    const html = draw(WARNING_CASES["support"]!);
    expect(html).toContain("Help from Example Company");
    expect(html).toMatch(
      /<a href="mailto:service.desk@example-company.com"[^>]*>service.desk@example-company.com</,
    );
    expect(draw(WARNING_CASES["warned"]!)).not.toContain("Who helps");
    const support = { organisation: "<b>", text: "<img src=x>\u202E", url: "" };
    const hostile = { state: "warned", block: { ...block, support } } as const;
    const drawn = draw({ ...WARNING_CASES["warned"]!, state: hostile });
    expect(drawn).not.toMatch(/<img|<b>|\u202E/);
  });

  it("names the host as people and as the DNS spell it, and never by letters that imitate", () => {
    const read = (name: string): string => draw(WARNING_CASES[name]!).replaceAll("<wbr/>", "");
    expect(read("punycode")).toContain("müller.bücher.de");
    expect(read("punycode")).toContain("also written xn--mller-kva.xn--bcher-kva.de");
    expect(read("imitation")).toMatch(/<bdi class="host">xn--80ak6aa92e.com<\/bdi>/);
  });

  it("shows the picture, and after copying says so where it is heard", () => {
    expect(draw(WARNING_CASES["warned"]!)).toContain('role="img" aria-label="Timeline of 3 looks');
    expect(draw(WARNING_CASES["copied"]!)).toContain('<span role="status">Copied.</span>');
  });

  it("names the host in the title of its tab", () => {
    expect(warningTitle({ state: "warned", block }, ENGLISH)).toBe(`Warning: ${FLUX.host}`);
    expect(warningTitle({ state: "ended" }, ENGLISH)).toBe("No warning");
  });
});
