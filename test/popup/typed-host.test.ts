import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/messages/protocol.ts";
import { POPUP_PAGE } from "../../src/messages/pages.ts";
import { route, type Handlers } from "../../src/messages/router.ts";
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
    // Whether they may be asked about, the background says.
    ["http://[2001:db8::1]/", "[2001:db8::1]"],
    ["0x7f.1", "127.0.0.1"],
    ["localhost", "localhost"],
    ["printer.local", "printer.local"],
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
    ["a".repeat(5000), "not-a-name"],
  ])("%j is refused: %s", (typed, problem) => {
    expect(readTypedHost(typed)).toEqual({ ok: false, problem });
  });

  test("whatever it is, the message that asks about it is well formed", async () => {
    const checkHost = (): Promise<Report> =>
      Promise.resolve({ state: "paused", host: "shop.lab-site.com" });
    const handlers = { checkHost } as unknown as Handlers;
    const sender = { page: POPUP_PAGE, tabId: undefined, topFrame: true };
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), async (typed) => {
        const read = readTypedHost(typed);
        if (!read.ok) return;
        const args = { tabId: 1, host: read.host, again: false };
        const reply = await route(handlers, { method: "checkHost", args }, sender);
        expect(reply, read.host).toMatchObject({ ok: true });
      }),
    );
  });
});
