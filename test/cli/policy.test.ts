import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { extensionIds } from "../../src/cli/policy.ts";
import { runHere } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "fluxward-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function check(content: unknown, ...options: readonly string[]) {
  const file = join(folder, "policy.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return runHere(["policy", file, ...options]);
}

const { chromium, firefox } = extensionIds();
const RIGHT = { sensitivity: "careful", blockDomains: ["bad.com"], reportHeaders: ["Key: s3cret"] };
const inChromium = (policy: unknown) => ({
  HomepageLocation: "https://start.corp.net/",
  "3rdparty": { extensions: { [chromium]: policy } },
});
const inFirefox = (policy: unknown) => ({
  policies: { "3rdparty": { Extensions: { [firefox]: policy } } },
});

test("of a package that was signed with another key is found by its own id", async () => {
  const id = "abcdefghijklmnop".repeat(2);
  const content = { "3rdparty": { extensions: { [id]: RIGHT } } };
  expect((await check(content)).status).toBe(2);
  expect((await check(content, "--id", id)).status).toBe(0);
  expect((await check(content, "--id", "not-an-id")).err).toContain("32 letters");
});

test("the ids are those under which browsers know the extension", () => {
  expect(chromium).toBe("fifanhfmcmjmamfljccgmldllpihoiee");
  expect(firefox).toBe("fluxward@fluxward.org");
});

describe.each([
  ["Chromium's policies", inChromium],
  ["Firefox's policies.json", inFirefox],
  ["the keys alone", (policy: unknown) => policy],
])("%s", (form, within) => {
  test("that are right end with status 0, and tell no secret", async () => {
    const { status, out, err } = await check(within(RIGHT));
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain(`Read as ${form}`);
    for (const said of ["sensitivity: careful", "blockDomains: bad.com", "Key: ••••"]) {
      expect(out).toContain(said);
    }
    expect(out).toContain("All of it is right.");
    expect(out).not.toContain("s3cret");
  });
  test("that are wrong end with status 2, and each is told with its reason", async () => {
    const { status, out } = await check(
      within({ ...RIGHT, sensitivty: "careful", keepDays: "7", action: "warn" }),
    );
    expect(status).toBe(2);
    expect(out).toContain("right  sensitivity: careful");
    expect(out).toContain('"keepDays" must be a whole number from 0 to 90');
    expect(out).toContain(
      '"action" must be one of "badge", "guard", "warning", "block". It has: warn',
    );
    expect(out).toContain('"sensitivty" is no key of Fluxward\'s; did you mean "sensitivity"?');
    expect(out).toContain("3 to mend");
  });
  test("can be read by programs", async () => {
    const { status, out } = await check(within({ ...RIGHT, keepDays: 91 }), "--json");
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      right: { sensitivity: "careful", reportHeaders: "Key: ••••" },
      wrong: [{ key: "keepDays", kind: "number", shown: "91" }],
      misplaced: [],
    });
    expect(out).not.toContain("s3cret");
  });
});

const OTHER_ID = "abcdefghijklmnop".repeat(2);

describe("a policy that no browser would find is told so", () => {
  test.each<[unknown, string]>([
    [
      { "3rdparty": { Extensions: { [chromium]: RIGHT } } },
      'must be written "extensions", to the letter',
    ],
    [
      { policies: { "3rdparty": { extensions: { [firefox]: RIGHT } } } },
      'must be written "Extensions"',
    ],
    [
      { "3rdparty": { extensions: { abc: RIGHT } } },
      `There is no "${chromium}" in 3rdparty.extensions, which has "abc".`,
    ],
    [
      { "3rdparty": { extensions: { [OTHER_ID]: RIGHT } } },
      `If that is the id of a package that you signed yourself, add: --id ${OTHER_ID}`,
    ],
    [{ HomepageLocation: "x" }, 'There is no "3rdparty" in the file'],
    [{ policies: {} }, 'There is no "3rdparty" in policies.'],
    [[], "The policy must be an object"],
  ])("%j", async (content, sentence) => {
    const { status, out } = await check(content);
    expect(status).toBe(2);
    expect(out).toContain(sentence);
  });
});

describe("a file that cannot be read ends with status 2 and a sentence", () => {
  test.each<[string, RegExp]>([
    ['{\n "a": 1,,\n}', /policy\.json is not JSON at line 2, column 9/],
    [`"${"x".repeat(4_194_304)}"`, /larger than 4194304 bytes/],
  ])("%.20s", async (content, problem) => {
    const { status, out, err } = await check(content);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(problem);
  });
  test.each(["fluxward.reg", "fluxward.mobileconfig", "intune-oma-uri.tsv"])(
    "%s is for another system: what to do is said",
    async (name) => {
      const { status, out, err } = await runHere(["policy", `docs/policy/${name}`]);
      expect({ status, out }).toEqual({ status: 2, out: "" });
      expect(err).toContain("write the same keys and values as JSON");
    },
  );
  test("one that is not there", async () => {
    expect(await runHere(["policy", "/no/such/file"])).toMatchObject({ status: 2, out: "" });
  });
  test("what it has is shown so that it cannot move the cursor", async () => {
    const { out } = await check({ "\u001b[2Jx": 1, theme: "\u202Edark" });
    for (const character of ["\u001b", "\u202E"]) expect(out).not.toContain(character);
  });
});
