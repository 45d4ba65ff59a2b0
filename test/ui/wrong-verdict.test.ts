import { describe, expect, it } from "vitest";
import { factsAsText } from "../../src/ui/copied-facts.ts";
import { complaintText } from "../../src/ui/wrong-verdict.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { FLUX } from "../../tools/gallery/flux-reports.ts";
import { ENGLISH } from "./english.ts";

describe("the text about a wrong verdict", () => {
  const text = complaintText(FLUX, { version: "1.2.3", sensitivity: "careful", now: NOW }, ENGLISH);

  it("begins with what the person has to say, and holds the facts as they are copied", () => {
    expect(text).toMatch(/^I think this verdict is wrong, because: \n\n/);
    expect(text).toContain(factsAsText(FLUX, NOW, ENGLISH));
  });

  it("names version, sensitivity, score and every finding's reason with its points", () => {
    expect(text).toContain("Fluxward 1.2.3, sensitivity: careful");
    expect(text).toContain("flux 17.5 (0.9): ");
    for (const { group, reason, points } of FLUX.verdict.evidence) {
      expect(text).toContain(`${group}/${reason} +${String(points)}`);
    }
  });

  it("names nothing that the popup does not show: the host as a name that nobody can click", () => {
    expect(text).not.toContain(FLUX.host);
    expect(text).not.toContain("http");
  });
});
