import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Options } from "../../src/options/options.tsx";
import { policyProblemText } from "../../src/options/policy-problem.ts";
import { describePolicyProblem } from "../../src/storage/policy-reasons.ts";
import { readPolicy } from "../../src/storage/policy-reader.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { NO_ACTIONS } from "../../tools/gallery/no-actions.ts";
import { OPTIONS_CASES } from "../../tools/gallery/options-cases.ts";
import { ENGLISH } from "../ui/english.ts";

function draw(name: string): string {
  const page = renderToString(
    <Options state={OPTIONS_CASES[name]!} words={ENGLISH} now={NOW} actions={NO_ACTIONS} />,
  ).replaceAll("&#39;", "'");
  return page.split('id="policy"')[1]?.split("</section>")[0] ?? "";
}

describe("the part on an organisation's policy", () => {
  it("is there where there is one alone", () => {
    expect(draw("default")).toBe("");
    expect(draw("policy")).not.toBe("");
  });

  it("tells of each key what holds and whose word it is, and no secret", () => {
    const part = draw("policy");
    const rowOf = (key: string): string =>
      part.split(`data-key="${key}"`)[1]?.split("</li>")[0] ?? "";
    expect(part).toContain("Korvela Insurance manages Fluxward on this device.");
    expect(rowOf("sensitivity")).toMatch(/data-source="policy" data-locked="true".*careful/s);
    expect(rowOf("theme")).toMatch(/dark.*you may change it/s);
    expect(rowOf("keepDays")).toMatch(/data-source="you".*7.*Chosen by you/s);
    expect(rowOf("excludedDomains")).toContain("korvela-intern.com, corp, vpn.korvela.com, … +2");
    expect(rowOf("reportHeaders")).toContain("Authorization: ••••");
    expect(rowOf("reportRedactionKey")).toContain("none");
    expect(part).not.toContain("0123456789");
  });

  it("tells how it stands with events, and what is wrong with sending them", () => {
    const delivered = draw("policy").split('id="events"')[1] ?? "";
    expect(delivered).toMatch(/They are sent to:.*collector\.korvela-intern\.com:4318/s);
    expect(delivered).toMatch(/Sent<\/dt><dd>1,204<.*Last sent<\/dt><dd>4 minutes ago/s);
    expect(delivered).toContain("The collector took the test event.");
    expect(delivered).not.toContain("data-trouble");
    const undelivered = draw("policy-undelivered").split('id="events"')[1] ?? "";
    expect(undelivered).toMatch(/does not accept what reportHeaders says\..*HTTP 401/s);
    expect(undelivered).toMatch(/Waiting<\/dt><dd>37<.*Next try<\/dt><dd>in 9 minutes/s);
    expect(draw("policy-wrong")).not.toContain('id="events"');
    const kept = draw("policy-remembered").split('id="events"')[1] ?? "";
    expect(kept).toContain("kept on this device");
    expect(kept).not.toContain("send-test-event");
    expect(kept).toContain("Nothing is sent before the policy is known.");
  });

  it("says when a change holds, and what the browser keeps from us", () => {
    expect(draw("policy")).toMatch(/holds at once.*drops values of a wrong type/s);
    expect(draw("policy-wrong")).toContain("after a restart");
    expect(draw("policy-wrong")).not.toContain("drops values");
    expect(draw("policy-awaited")).toContain("nobody is asked about any site");
    expect(draw("policy-remembered")).toContain("the last one holds");
  });

  it("tells what could not be used, with its reason and without secrets", () => {
    const part = draw("policy-wrong");
    for (const said of [
      "keepDays must be a whole number from 0 to 90.",
      "action must be one of: badge, guard, warning, block.",
      "resolvers[0] is not the address of a look-up service",
      "resolvers names no look-up service that can be used",
      "blockDomains[0] is not",
      "sensitivty is no key of Fluxward's. Did you mean sensitivity?",
      "reportRedactionKey is needed where reportRedaction",
    ]) {
      expect(part).toContain(said);
    }
    expect(part).not.toContain("0123456789");
    expect(part).not.toContain("\u202e");
  });
});

it("every problem can be said in words, in the console too", () => {
  const { problems } = readPolicy({
    ...{ enabled: 1, action: "x", keepDays: -1, allowDomains: 1, supportText: "x".repeat(201) },
    ...{ lockedKeys: ["x", "theme"], reportHeaders: ["x"], reportEndpoint: "x", supportUrl: "x" },
    ...{ reportRedactionKey: "x", reportRedaction: "hmac", resolvers: ["x"], wallpaper: 1 },
    ...{ organisationName: 1, blockDomains: Array<string>(1001).fill("a.com"), enable: 1 },
    excludedDomains: ["https://x/"],
  });
  expect(new Set(problems.map(({ kind }) => kind)).size).toBe(18);
  for (const problem of [...problems, ...readPolicy([]).problems]) {
    for (const text of [policyProblemText(problem, ENGLISH), describePolicyProblem(problem)]) {
      expect(text).toMatch(/^\S.{15,}/);
      expect(text).not.toMatch(/undefined|\$/);
    }
  }
});
