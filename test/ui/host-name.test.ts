import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostName } from "../../src/ui/host-name.ts";

describe("hostName", () => {
  it.each([
    ["www.fluxward.org", "www.fluxward.org"],
    ["xn--bcher-kva.de", "bücher.de"],
    ["xn--wgv71a119e.jp", "日本語.jp"],
    // Cyrillic that imitates Latin: both forms are shown, so the other spelling gives it away.
    ["xn--80ak6aa92e.com", "аррӏе.com"],
  ])("%s reads %s", (ascii, readable) => {
    expect(hostName(ascii)).toEqual({ readable, ascii });
  });

  it.each([
    ["xn--a.com", "not punycode"],
    ["xn--99999999999.com", "not punycode"],
    ["xn--fluxward-.org", "decodes to ASCII, which nobody registers that way"],
    ["xn--a-ecp.ru", "holds an invisible character"],
  ])("leaves %s alone: %s", (ascii) => {
    expect(hostName(ascii)).toEqual({ readable: ascii, ascii });
  });

  it("never throws and never shows what does not lead back to the same name", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^xn--[a-z0-9-]{1,30}$/), (label) => {
        const { readable, ascii } = hostName(`${label}.com`);
        expect(ascii).toBe(`${label}.com`);
        if (readable !== ascii) expect(new URL(`https://${readable}`).hostname).toBe(ascii);
      }),
    );
  });
});
