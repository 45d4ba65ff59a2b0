import { expect, it } from "vitest";
import { parseSettings } from "../../src/storage/settings-document.ts";
import { isSupportUrl } from "../../src/storage/support-url.ts";

it.each([
  "https://help.example-company.com/",
  "https://help.example-company.com/fluxward?from=warning#now",
  "mailto:help@example-company.com",
])("%s may stand on the warning page", (url) => {
  expect(isSupportUrl(url)).toBe(true);
});

it.each([
  ["a script", "javascript:alert(1)"],
  ["data", "data:text/html,x"],
  ["an address without encryption", "http://help.example-company.com/"],
  ["a name before the host", "https://bank.com@evil.org/"],
  ["one that would be opened as another", "https://HELP.example.com/"],
  ["spaces", " https://a.org/"],
  ["a mail with a text", "mailto:a@b.org?body=x"],
  ["two recipients", "mailto:a@b.org,c@d.org"],
  ["a mail without a domain", "mailto:a@b"],
  ["no address", "call 4711"],
  ["too long a one", `https://a.org/${"x".repeat(300)}`],
])("%s may not", (_what, url) => {
  expect(isSupportUrl(url)).toBe(false);
});

it("the settings take no help that is too long or leads elsewhere, and keep the rest", () => {
  const given = {
    version: 1,
    organisationName: "x".repeat(81),
    supportText: "y".repeat(201),
    supportUrl: "javascript:alert(1)",
    sensitivity: "careful",
  };
  const { settings, problems } = parseSettings(given);
  expect(settings).toMatchObject({ organisationName: "", supportText: "", supportUrl: "" });
  expect(settings.sensitivity).toBe("careful");
  expect(problems.map(({ field }) => field)).toEqual([
    "organisationName",
    "supportText",
    "supportUrl",
  ]);
  const right = { version: 1, organisationName: "x".repeat(80), supportText: "y".repeat(200) };
  expect(parseSettings(right).problems).toEqual([]);
});
