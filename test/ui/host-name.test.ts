import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostName } from "../../src/ui/host-name.ts";

describe("hostName", () => {
  it.each([
    ["www.fluxward.org", "www.fluxward.org"],
    ["xn--bcher-kva.de", "bücher.de"],
    ["xn--wgv71a119e.jp", "日本語.jp"],
    ["xn--80a1acny.xn--p1ai", "почта.рф"],
    ["xn--n3h.net", "☃.net"],
  ])("%s reads %s", (ascii, readable) => {
    expect(hostName(ascii)).toEqual({ readable, ascii, misleading: undefined });
  });

  it.each([
    ["аррӏе.com", "Cyrillic throughout, all of it like Latin"],
    ["pаypal.com", "one Cyrillic letter among Latin ones"],
    ["gοοgle.net", "Greek among Latin"],
    ["ρτχ.com", "Greek throughout, all of it like Latin"],
    ["shop.аррӏе.com", "in any label"],
    ["сосо.com", "where Cyrillic is not at home"],
    ["日本кофе.jp", "scripts that nobody mixes"],
  ])("does not show %s as the name: %s", (misleading) => {
    const ascii = new URL(`https://${misleading}`).hostname;
    expect(hostName(ascii)).toEqual({ readable: ascii, ascii, misleading });
  });

  it.each([
    ["日本語カナabc.jp"],
    ["한국abc.kr"],
    ["straße-2.de"],
    ["ελληνικά.gr"],
    ["кофе.com"],
    ["сосо.ru"],
  ])("shows %s, which people really write", (readable) => {
    const ascii = new URL(`https://${readable}`).hostname;
    expect(hostName(ascii)).toMatchObject({ readable, misleading: undefined });
  });

  it.each([
    ["xn--a.com", "not punycode"],
    ["xn--99999999999.com", "not punycode"],
    ["xn--fluxward-.org", "decodes to ASCII, which nobody registers that way"],
    ["xn--a-ecp.ru", "holds an invisible character"],
  ])("leaves %s alone: %s", (ascii) => {
    expect(hostName(ascii)).toEqual({ readable: ascii, ascii, misleading: undefined });
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
