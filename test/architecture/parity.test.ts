import { describe, expect, test } from "vitest";
import { type Browser, endToEndCases } from "./end-to-end-cases.ts";
import { readCode, readText } from "./project-files.ts";

/** What both browsers are held to, under other titles; or what one of them alone is, and why. */
type Entry =
  | { readonly promise: string; readonly chromium: string[]; readonly firefox: string[] }
  | { readonly only: Browser; readonly why: string; readonly cases: string[] };

const entries = JSON.parse(readText("test/e2e/parity.json")) as readonly Entry[];
const cases = endToEndCases(readCode());

function listed(browser: Browser): readonly string[] {
  return entries.flatMap((entry) => {
    if ("promise" in entry) return entry[browser];
    return entry.only === browser ? entry.cases : [];
  });
}

describe("test/e2e/parity.json", () => {
  test.each<[Browser, Browser]>([
    ["chromium", "firefox"],
    ["firefox", "chromium"],
  ])("has every case of %s that %s has not under the same title, once", (browser, other) => {
    const alone = [...cases[browser]].filter((name) => !cases[other].has(name));
    expect(alone.length).toBeGreaterThan(5);
    expect([...listed(browser)].sort()).toEqual(alone.sort());
  });

  test("says why a case is in one browser alone, and what two of them promise", () => {
    for (const entry of entries) {
      if ("promise" in entry) {
        expect(entry.promise).toMatch(/^\S.{15,}/);
        expect(Math.min(entry.chromium.length, entry.firefox.length)).toBeGreaterThan(0);
      } else expect(entry.why).toMatch(/^\S.{30,}\.$/);
    }
  });
});

describe("endToEndCases", () => {
  test("reads cases, and those that stand for several, of both browsers", () => {
    const text =
      'test("a", () => {});\ntest.each([1])("b %s", () => {});\ndescribe("c", () => {});';
    const found = endToEndCases(
      new Map([
        ["test/e2e/chromium/x.test.ts", text],
        ["test/e2e/policy/firefox-x.test.ts", text],
        ["test/dns/x.test.ts", text],
      ]),
    );
    expect([...found.chromium]).toEqual(["x: a", "x: b %s"]);
    expect([...found.firefox]).toEqual(["policy/x: a", "policy/x: b %s"]);
  });

  test("does not take a case whose title cannot be read", () => {
    const code = new Map([["test/e2e/chromium/x.test.ts", "test(title, () => {});"]]);
    expect(() => endToEndCases(code)).toThrow("no plain text");
  });
});
