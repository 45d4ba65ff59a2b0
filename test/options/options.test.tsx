import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Options } from "../../src/options/options.tsx";
import { MOST_RESOLVERS, withResolver } from "../../src/options/resolver-draft.ts";
import { DEFAULT_RESOLVERS } from "../../src/dns/resolvers.ts";
import { resolverNote } from "../../src/ui/resolver-notes.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { OPTIONS_CASES } from "../../tools/gallery/options-cases.ts";
import { ENGLISH } from "../ui/english.ts";

const nothing = (): void => undefined;
const actions = {
  change: nothing,
  setDraft: nothing,
  addResolver: nothing,
  testDraft: nothing,
  testResolver: nothing,
  askForget: nothing,
  forgetSites: nothing,
};

function draw(name: string): string {
  return renderToString(
    <Options state={OPTIONS_CASES[name]!} words={ENGLISH} now={NOW} actions={actions} />,
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
    expect(draw("not-saved")).toContain("Not saved: Fluxward's background did not answer.");
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
    expect(draw("default")).not.toContain("Delete everything");
    expect(draw("busy")).toContain("Delete everything that is remembered of sites?");
    expect(draw("forgotten")).toContain("Deleted.");
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

describe("withResolver", () => {
  const one = ["https://a.example.net/dns-query"];

  it("adds a resolver at the end, in its one form", () => {
    expect(withResolver(one, " HTTPS://B.example.net/dns-query{?dns} ", ENGLISH)).toEqual({
      ok: true,
      resolvers: [...one, "https://b.example.net/dns-query"],
    });
  });

  it.each([
    ["", "Enter an address"],
    ["quad9", "not an address"],
    ["http://dns.example.net/", "must begin with https://"],
    ["https://me:pw@dns.example.net/", "must not hold a user name"],
    ["https://dns.example.net/#x", "must not hold a # part"],
    ["https://a.example.net:443/dns-query", "already in the list"],
  ])("refuses %j and says why", (draft, said) => {
    const result = withResolver(one, draft, ENGLISH);
    expect(result.ok ? "" : result.problem).toContain(said);
  });

  it("stops at as many as the settings take", () => {
    const full = Array.from(
      { length: MOST_RESOLVERS },
      (_, n) => `https://r${String(n)}.example.net/`,
    );
    const result = withResolver(full, "https://x.example.net/", ENGLISH);
    expect(result.ok ? "" : result.problem).toBe("At most 8 services can be used.");
  });
});
