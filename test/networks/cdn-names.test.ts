import { parse } from "tldts";
import { describe, expect, it } from "vitest";
import { cdnOf } from "../../src/networks/cdn-names.ts";
import { CDN_SUFFIXES } from "../../src/networks/cdn-suffixes.ts";

describe("cdnOf", () => {
  it.each([
    ["d111111abcdef8.cloudfront.net", "Amazon CloudFront"],
    ["www.shop.com.edgekey.net", "Akamai"],
    ["e1234.a.akamaiedge.net", "Akamai"],
    ["dualstack.j.sni.global.fastly.net", "Fastly"],
    ["lb-1.eu-central-1.elb.amazonaws.com", "Amazon"],
    ["shop.azurefd.net", "Microsoft Azure"],
    ["ghs.google.com", "Google"],
    ["zone.b-cdn.net", "bunny.net"],
    ["www.shop.com.w.kunluncan.com", "Alibaba Cloud"],
    ["www.shop.com.cdn.dnsv1.com", "Tencent Cloud"],
    ["www.shop.com.wscdns.com", "Wangsu"],
    ["x.incapdns.net", "Imperva"],
    ["cname.vercel-dns.com", "Vercel"],
    ["someone.github.io", "GitHub Pages"],
    ["SHOPS.MyShopify.com.", "Shopify"],
  ])("knows %s", (name, operator) => {
    expect(cdnOf(name)).toBe(operator);
  });

  it.each([
    "",
    "cloudfront.net.bots.com",
    "notcloudfront.net",
    "cloudfront.netx",
    "x.trafficmanager.net", // the customer names the end points
    "x.akadns.net",
    "x.cedexis.net",
    "www.shop.com.cdn.cloudflare.net", // unproxied records answer with the origin
    "ec2-1-2-3-4.eu-central-1.compute.amazonaws.com", // a rented machine
    "vm.westeurope.cloudapp.azure.com",
    "someone.duckdns.org",
    "x.stackpathcdn.com", // the operator is gone
    "x.edgecastcdn.net",
    "com",
    `${"a.".repeat(500)}cloudfront.net`,
  ])("does not trust %j", (name) => {
    expect(cdnOf(name)).toBeUndefined();
  });
});

describe("CDN_SUFFIXES", () => {
  it("holds each suffix once, below an ICANN suffix, in lower case", () => {
    const suffixes = CDN_SUFFIXES.map(({ suffix }) => suffix);
    expect(new Set(suffixes).size).toBe(suffixes.length);
    for (const suffix of suffixes) {
      expect(suffix).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(parse(suffix).domain, `${suffix} is a registrable name or below one`).not.toBeNull();
    }
  });
});
