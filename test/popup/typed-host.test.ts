import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseHost } from "../../src/detection/host.ts";
import { readTypedHost } from "../../src/popup/typed-host.ts";

describe("what a person types", () => {
  test.each([
    ["shop.lab-site.com", "shop.lab-site.com"],
    ["  Shop.Lab-Site.COM. ", "shop.lab-site.com"],
    ["https://shop.lab-site.com:8443/a?b=https://other.org/#c", "shop.lab-site.com"],
    ["shop.lab-site.com/login", "shop.lab-site.com"],
    ["hxxps://shop[.]lab-site[.]com/login", "shop.lab-site.com"],
    ["shop(.)lab-site[dot]com", "shop.lab-site.com"],
    ["https://paypal.com@shop.lab-site.com/", "shop.lab-site.com"],
    ["bücher.de", "xn--bcher-kva.de"],
    ["shop。lab-site。com", "shop.lab-site.com"],
  ])("%j names %s", (typed, host) => {
    expect(readTypedHost(typed)).toEqual({ ok: true, host });
  });

  test.each([
    ["", "empty"],
    [" \n", "empty"],
    ["javascript:alert(1)", "not-a-name"],
    ["data:text/html,hello", "not-a-name"],
    ["<script>alert(1)</script>", "not-a-name"],
    ["two words", "not-a-name"],
    ["file:///etc/hosts", "not-web"],
    ["chrome://settings/", "not-web"],
    ["https://", "not-a-name"],
    ["192.168.178.1", "ip-literal"],
    ["http://[2001:db8::1]/", "ip-literal"],
    ["0x7f.1", "ip-literal"],
    ["localhost", "special-use"],
    ["printer.local", "special-use"],
    ["homeserver", "single-label"],
    ["mail.corp.unknownsuffix", "unknown-suffix"],
    ["co.uk", "public-suffix"],
    [`${"a".repeat(64)}.org`, "not-a-name"],
    ["a".repeat(5000), "not-a-name"],
  ])("%j is refused: %s", (typed, problem) => {
    expect(readTypedHost(typed)).toEqual({ ok: false, problem });
  });

  test("whatever it is, only a name that may be asked about comes of it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
        const read = readTypedHost(typed);
        if (read.ok) expect(parseHost(read.host)).toMatchObject({ ok: true, host: read.host });
      }),
    );
  });
});
