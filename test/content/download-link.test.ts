import { describe, expect, it } from "vitest";
import { isDownload } from "../../src/content/download-link.ts";

describe("isDownload", () => {
  it.each([
    ["https://a.com/setup.exe", true],
    ["https://a.com/dl/Setup.MSI?token=1#x", true],
    ["https://a.com/invoice.zip/", true],
    ["https://a.com/report.docm", true],
    ["https://a.com/app.apk", true],
    ["https://a.com/report.pdf", false],
    ["https://a.com/", false],
    ["https://evil.zip", false],
    ["https://evil.zip/", false],
    ["https://a.com/page?file=setup.exe", false],
    ["https://web.a.com/x/http://b.com", false],
    ["mailto:a@b.zip", false],
  ])("%s: %s", (href, risky) => {
    expect(isDownload(href, false)).toBe(risky);
  });

  it("takes a page at its word when the link says it downloads", () => {
    expect(isDownload("blob:https://a.com/1", true)).toBe(true);
  });
});
