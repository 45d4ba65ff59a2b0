import { describe, expect, it } from "vitest";
import { factsAsJson, factsAsText } from "../../src/ui/copied-facts.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { FLUX } from "../../tools/gallery/flux-reports.ts";
import { ENGLISH } from "./english.ts";

describe("facts to pass on", () => {
  it("are sentences, networks with their addresses, and when", () => {
    const text = factsAsText(FLUX, NOW, ENGLISH);
    const [head, why, where, when] = text.split("\n\n");
    expect(head).toContain("This site is hiding behind other people's computers.");
    expect(why?.split("\n")).toHaveLength(FLUX.verdict.evidence.length);
    expect(where).toContain("- UNINET (AS8151): ");
    for (const { address } of FLUX.facts.addresses) expect(where).toContain(address);
    expect(when).toBe("Seen by Fluxward, Jun 17, 2026, 2:26 PM.");
  });

  it("do not name the site so that a mail program makes a link of it", () => {
    const text = factsAsText(FLUX, NOW, ENGLISH);
    expect(text).toContain("secure-login[.]korvela-account[.]shop");
    expect(text).not.toContain(FLUX.host);
  });

  it("are JSON in the form that the command prints", () => {
    const written = JSON.parse(factsAsJson(FLUX, NOW, ENGLISH)) as Record<string, unknown>;
    expect(written).toMatchObject({ host: FLUX.host, verdict: "flux", score: FLUX.verdict.score });
    expect(written["copiedAt"]).toBe("2026-06-17T14:26:40.000Z");
    expect(written["facts"]).toEqual(JSON.parse(JSON.stringify(FLUX.facts)));
    const [first] = written["evidence"] as readonly Record<string, unknown>[];
    expect(Object.keys(first ?? {}).sort()).toEqual(["facts", "group", "points", "reason", "text"]);
  });
});
