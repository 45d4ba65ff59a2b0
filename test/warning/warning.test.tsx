import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { SCOPES } from "../../src/messages/protocol.ts";
import { Warning, warningTitle } from "../../src/warning/warning.tsx";
import {
  isUnfinished,
  warningStateOf,
  type WarningProps,
} from "../../src/warning/warning-state.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { FLUX, SUSPICIOUS } from "../../tools/gallery/flux-reports.ts";
import { CLEAR } from "../../tools/gallery/reports.ts";
import { WARNING_CASES } from "../../tools/gallery/warning-cases.ts";
import { ENGLISH } from "../ui/english.ts";

const nothing = (): void => undefined;
const actions = { leave: nothing, goOn: nothing, toggleDetails: nothing };

function draw(one: Pick<WarningProps, "state" | "detailsOpen" | "failed">): string {
  return renderToString(
    <Warning {...one} words={ENGLISH} now={NOW} actions={actions} />,
  ).replaceAll("&#39;", "'");
}

const target = `https://${FLUX.host}/`;
const block = {
  ...{ host: FLUX.host, target, report: FLUX, scopes: SCOPES },
  reason: "verdict",
} as const;

describe("what the warning page shows", () => {
  it.each([
    ["no block", undefined, "ended"],
    ["a red verdict", block, "warned"],
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
      state: { state: "warned", block: { ...block, target } },
      detailsOpen: true,
      failed: false,
    });
    expect(html).not.toContain("<img");
  });

  it("names the host in the title of its tab", () => {
    expect(warningTitle({ state: "warned", block }, ENGLISH)).toBe(`Warning: ${FLUX.host}`);
    expect(warningTitle({ state: "ended" }, ENGLISH)).toBe("No warning");
  });
});
