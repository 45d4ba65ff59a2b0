import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Options } from "../../src/options/options.tsx";
import { DEFAULT_RESOLVERS } from "../../src/dns/resolvers.ts";
import { resolverNote } from "../../src/ui/resolver-notes.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { NO_ACTIONS } from "../../tools/gallery/no-actions.ts";
import { OPTIONS_CASES } from "../../tools/gallery/options-cases.ts";
import { ENGLISH } from "../ui/english.ts";

function draw(name: string): string {
  return renderToString(
    <Options state={OPTIONS_CASES[name]!} words={ENGLISH} now={NOW} actions={NO_ACTIONS} />,
  ).replaceAll("&#39;", "'");
}

describe("the options page", () => {
  it.each(Object.keys(OPTIONS_CASES))("has one headline when %s", (name) => {
    expect(draw(name).match(/<h1/g)).toHaveLength(1);
  });

  it("shows each resolver with its operator and what it says about privacy", () => {
    for (const { url, operator } of DEFAULT_RESOLVERS) {
      expect(draw("default")).toContain(url);
      expect(draw("default")).toContain(operator);
      expect(resolverNote(url)?.operator).toBe(operator);
    }
  });

  it("says that a change was saved, or why not", () => {
    expect(draw("busy")).toContain("Saved.");
    expect(draw("not-saved")).toContain("Not saved: The browser could not write it.");
  });

  it("does not let the last resolver go", () => {
    expect(draw("busy")).toMatch(/disabled[^>]*aria-label="Remove doh.example-company.com"/);
  });

  it.each([
    ["default", "standard"],
    ["busy", "company"],
    ["european", "eu"],
  ])("when %s, shows the set of resolvers that is in force: %s", (name, set) => {
    expect(draw(name)).toMatch(new RegExp(`name="resolver-set" value="${set}" checked`));
    expect(draw(name).match(/name="resolver-set"[^>]*checked/g)).toHaveLength(1);
  });

  it("leads to each operator's own policy, and to none of an unknown one", () => {
    for (const { privacyUrl } of DEFAULT_RESOLVERS) {
      expect(draw("default")).toContain(`href="${privacyUrl}" target="_blank"`);
    }
    expect(draw("busy")).not.toContain("What it keeps");
  });

  it.each([
    ["It works: it answered in 34 ms."],
    ["dns.google did not answer in time. Check the address and your connection."],
    ["It answered, but wrongly"],
  ])("says how a test went: %s", (said) => {
    expect(draw("tested")).toContain(said);
  });

  it("says so while a resolver is asked, and when it could not be, also one that is not in the list yet", () => {
    expect(draw("testing")).toMatch(/disabled[^>]*aria-label="Test cloudflare-dns.com"/);
    expect(draw("testing")).toContain("Asking…");
    expect(draw("testing")).toContain("The test could not be made.");
  });

  it("asks as if from elsewhere only where the person switched it on, and says whose subnets", () => {
    const checked = (name: string): boolean =>
      /checked[^>]*>\s*<span>Ask about odd sites as if/.test(draw(name));
    expect(checked("default")).toBe(false);
    expect(checked("busy")).toBe(true);
    expect(draw("default")).toContain("Fixed example subnets are sent along, not yours.");
    expect(draw("default")).toContain("Only Google among");
  });

  it("says what is remembered, and asks once more before deleting it", () => {
    expect(draw("default")).toContain("Nothing from private windows.");
    expect(draw("default")).toContain("Delete all of it");
    expect(draw("default")).not.toContain("Delete everything that is remembered");
    expect(draw("busy")).toContain("Delete everything that is remembered of sites?");
    expect(draw("forgotten")).toContain("Deleted.");
  });

  it("says how much is kept, and in a private window that nothing is", () => {
    expect(draw("compared")).toContain(
      "Kept now: 112 odd sites and 2,408 sites without a sign, about 1,403 kB.",
    );
    expect(draw("agreed")).toContain("This is a private window: nothing is kept from it.");
  });

  it("says what each sensitivity would have said of the odd sites kept, and where they differ", () => {
    const page = draw("compared");
    expect(page).toContain("Of 3 odd sites kept: 2 stopped, 1 suspicious, 0 not warned of");
    expect(page).toContain("Of 3 odd sites kept: 1 stopped, 1 suspicious, 1 not warned of");
    expect(page).toContain("Of 3 odd sites kept: 1 stopped, 0 suspicious, 2 not warned of");
    const differing = /<details.*?<\/details>/s.exec(page)?.[0] ?? "";
    expect(differing.match(/<li>/g)).toHaveLength(2);
    expect(differing).not.toContain("secure-login");
    expect(draw("agreed")).toContain("all levels agree");
    expect(draw("default")).toContain("No odd sites are kept yet");
  });

  it("says what the browser at hand makes of the strict mode", () => {
    expect(draw("default")).toContain("Chrome and Edge let no extension hold a request");
    expect(draw("european")).toContain("Firefox holds the request itself");
  });

  it("finds sites in a long list, and says how many it does not show", () => {
    expect(draw("long")).toContain("70 more are not shown");
    expect(draw("long").match(/shop-\d+/g)?.length).toBeGreaterThan(50);
    expect(draw("many")).toContain("31 found");
    expect(draw("many")).not.toContain("Remove shop-2.");
    expect(draw("busy")).not.toContain("Search this list");
  });

  it("says of each site how long it is let through, and who did that", () => {
    expect(draw("busy")).toContain("ends in 40 minutes, from a warning");
    expect(draw("busy")).toContain("always, added here");
    expect(draw("busy")).toContain("has ended, from a file");
  });

  it("ties a problem to its field", () => {
    expect(draw("busy")).toContain('aria-describedby="new-resolver-problem"');
    expect(draw("busy")).toContain('id="new-resolver-problem"');
  });
});

describe("the choice about proxies", () => {
  it("shows what is in force, and which browser can tell", () => {
    expect(draw("default")).toMatch(/name="proxy" value="auto" checked/);
    expect(draw("busy")).toMatch(/name="proxy" value="assume" checked/);
    expect(draw("default")).toContain("Firefox tells which do; Chrome and Edge do not");
  });
});
