import { expect, test } from "vitest";
import { parseHost, registrableDomain } from "../../src/detection/host.ts";

test.each([
  ["www.lab-site.com", "lab-site.com"],
  ["WWW.Lab-Site.COM.", "lab-site.com"],
  ["xn--mnchen-3ya.de", "xn--mnchen-3ya.de"],
  ["shop.someone.github.io", "someone.github.io"],
  ["a.b.lab-site.co.uk", "lab-site.co.uk"],
  ["_dmarc.lab-site.com", "lab-site.com"],
])("%s is a host of %s", (text, domain) => {
  expect(parseHost(text)).toMatchObject({ ok: true, registrableDomain: domain });
  expect(registrableDomain(text.toLowerCase().replace(/\.$/, ""))).toBe(domain);
});

test.each([
  ["192.168.0.1", "ip-literal"],
  ["[2001:db8::1]", "ip-literal"],
  ["8.8.8.8", "ip-literal"],
  ["printer", "single-label"],
  ["localhost", "special-use"],
  ["app.localhost", "special-use"],
  ["nas.local", "special-use"],
  ["host.internal", "special-use"],
  ["fritz.home.arpa", "special-use"],
  ["1.0.0.127.in-addr.arpa", "special-use"],
  ["something.onion", "special-use"],
  ["www.example.com", "special-use"],
  ["git.megacorp-ad", "unknown-suffix"],
  ["co.uk", "public-suffix"],
  ["github.io", "public-suffix"],
  ["", "not-a-name"],
  ["a..com", "not-a-name"],
  ["-bad-.com", "not-a-name"],
  [`${"a".repeat(64)}.com`, "not-a-name"],
  [`${"a.".repeat(130)}com`, "not-a-name"],
  ["white space.com", "not-a-name"],
  ["user@lab-site.com", "not-a-name"],
])("%s is never asked about: %s", (text, reason) => {
  expect(parseHost(text)).toEqual({ ok: false, reason });
});
