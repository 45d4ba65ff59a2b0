import { describe, expect, test } from "vitest";
import { parseResolverUrl } from "../../src/dns/resolver-url.ts";
import {
  DEFAULT_RESOLVERS,
  KNOWN_RESOLVERS,
  orderForHost,
  RESOLVER_SETS,
  resolverSetOf,
} from "../../src/dns/resolvers.ts";
import { sipHashBytes } from "../../src/dns/siphash.ts";

const KEY = Uint8Array.from({ length: 16 }, (_, index) => index);
const URLS = DEFAULT_RESOLVERS.map(({ url }) => url);

test.each([
  [0, 0x726fdb47dd0e0e31n],
  [1, 0x74f839c593dc67fdn],
  [8, 0x93f5f5799a932462n],
  [15, 0xa129ca6149be45e5n],
])("SipHash of the first %d bytes is as its authors publish it", (length, hash) => {
  expect(
    sipHashBytes(
      KEY,
      Array.from({ length }, (_, index) => index),
    ),
  ).toBe(hash);
});

describe("order for a host", () => {
  test("always the same for one host, evenly spread over hosts, different with another key", () => {
    const hosts = Array.from({ length: 600 }, (_, index) => `host-${String(index)}.net`);
    const firsts = hosts.map((host) => orderForHost(URLS, host, KEY)[0]);
    expect(hosts.map((host) => orderForHost([...URLS].reverse(), host, KEY)[0])).toEqual(firsts);
    for (const url of URLS) {
      const share = firsts.filter((first) => first === url).length / hosts.length;
      expect(share).toBeGreaterThan(0.27);
      expect(share).toBeLessThan(0.4);
    }
    const other = hosts.map(
      (host) =>
        orderForHost(
          URLS,
          host,
          KEY.map((byte) => byte ^ 1),
        )[0],
    );
    const same = other.filter((first, index) => first === firsts[index]).length / hosts.length;
    expect(same).toBeLessThan(0.45);
  });

  test("a resolver that goes leaves the others' order as it was; a twin counts once", () => {
    const [first, ...rest] = orderForHost(URLS, "a.net", KEY);
    expect(
      orderForHost(
        URLS.filter((url) => url !== first),
        "a.net",
        KEY,
      ),
    ).toEqual(rest);
    expect(orderForHost([...URLS, ...URLS], "a.net", KEY)).toHaveLength(3);
  });

  test("a key of another length is a mistake", () => {
    expect(() => orderForHost(URLS, "a.net", new Uint8Array(8))).toThrow(/16/);
  });
});

describe("a resolver's address", () => {
  test.each([
    ["https://dns.google/dns-query", "https://dns.google/dns-query"],
    [" HTTPS://DNS.Google:443/dns-query{?dns} ", "https://dns.google/dns-query"],
    ["https://1.1.1.1/dns-query", "https://1.1.1.1/dns-query"],
    ["https://[2606:4700:0:0::1111]:8443", "https://[2606:4700::1111]:8443/"],
    ["https://a.net/q?k=v%20w&x", "https://a.net/q?k=v%20w&x"],
    ["http://127.0.0.1:8053/dns-query", "http://127.0.0.1:8053/dns-query"],
    ["http://localhost/dns-query", "http://localhost/dns-query"],
    ["http://[::1]:80/", "http://[::1]/"],
  ])("%j is taken", (text, url) => {
    expect(parseResolverUrl(text)).toEqual({ ok: true, url });
    expect(new URL(url).href).toBe(url);
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    [`https://a.net/${"x".repeat(500)}`, "too-long"],
    ["dns.google", "not-a-url"],
    ["1.1.1.1", "not-a-url"],
    ["https:/dns.google", "not-a-url"],
    ["https://a.net/\u0000", "not-a-url"],
    ["https://a.net/a b", "not-a-url"],
    ["https://a.net/../x", "not-a-url"],
    ["https://a.net\\b", "bad-host"],
    ["http://dns.google/dns-query", "not-https"],
    ["http://127.0.0.1.evil.net/", "not-https"],
    ["http://localhost.evil.net/", "not-https"],
    ["http://10.0.0.1/", "not-https"],
    ["ftp://a.net/", "not-https"],
    ["javascript://a.net/%0aalert(1)", "not-https"],
    ["https://me:secret@a.net/", "has-credentials"],
    ["https://dns.google@evil.net/", "has-credentials"],
    ["https://a.net/#x", "has-fragment"],
    ["https:///x", "bad-host"],
    ["https://bücher.net/", "bad-host"],
    ["https://0x7f.1/", "bad-host"],
    ["https://2130706433/", "bad-host"],
    ["https://127.1/", "bad-host"],
    ["https://[::1/", "bad-host"],
    ["https://-a.net/", "bad-host"],
    ["https://a..net/", "bad-host"],
    ["https://a.net:0/", "bad-port"],
    ["https://a.net:65536/", "bad-port"],
    ["https://a.net:/", "bad-port"],
    ["https://a.net/q?dns=AAAA", "has-dns-parameter"],
    ["https://a.net/q?x=1&dns", "has-dns-parameter"],
    ["https://a.net/q?%64ns=AAAA", "has-dns-parameter"],
  ])("%j is refused: %s", (text, problem) => {
    const parsed = parseResolverUrl(text);
    expect(parsed).toMatchObject({ ok: false, problem });
    expect(!parsed.ok && parsed.message).toMatch(/^[A-Z].+\.$/);
  });

  test("the defaults are in their own form, and three operators", () => {
    for (const { url } of DEFAULT_RESOLVERS)
      expect(parseResolverUrl(url)).toEqual({ ok: true, url });
    expect(new Set(DEFAULT_RESOLVERS.map(({ operator }) => operator)).size).toBe(3);
  });
});

describe("sets of resolvers", () => {
  test.each(Object.entries(RESOLVER_SETS))("%s is told from its addresses", (name, set) => {
    const urls = set.map(({ url }) => url);
    expect(resolverSetOf(urls)).toBe(name);
    expect(resolverSetOf([...urls].reverse())).toBe(name);
    expect(resolverSetOf([...urls, "https://dns.example.net/dns-query"])).toBe("company");
    for (const url of urls) expect(parseResolverUrl(url)).toEqual({ ok: true, url });
  });

  test("three independent operators wherever more than one is asked", () => {
    for (const set of [RESOLVER_SETS.standard, RESOLVER_SETS.eu]) {
      expect(new Set(set.map(({ operator }) => operator)).size).toBe(3);
    }
  });

  test("no resolver is known twice", () => {
    expect(new Set(KNOWN_RESOLVERS.map(({ url }) => url)).size).toBe(KNOWN_RESOLVERS.length);
  });
});
