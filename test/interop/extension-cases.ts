import { expect } from "vitest";
import { untilUrl, WARNING_PAGE } from "../../lab/browsers/visit.ts";
import { BIG_COUNT, BIG_NAME, BROKEN_NAME, MISSING_NAME } from "../../lab/interop/probe-names.ts";
import type { CaseName } from "./harness/case-names.ts";
import type { ExtensionBrowser, ExtensionSuite } from "./harness/extension-server.ts";
import {
  ANYCAST,
  CONTENT_NETWORK,
  DOUBLE_FLUX,
  HONEST,
  isRight,
  mainHost,
  TTL_ZERO,
} from "./harness/world.ts";

export type ExtensionSetting = {
  readonly suite: ExtensionSuite;
  readonly browser: ExtensionBrowser;
  readonly resolver: string;
};
export type ExtensionCase = (setting: ExtensionSetting) => Promise<string | undefined>;

export const EXTENSION_CASES: Readonly<Record<CaseName, ExtensionCase>> = {
  GET: async ({ browser, resolver }) => {
    const { report } = await browser.visit(mainHost(HONEST));
    expect(report.verdict.level).toBe("clear");
    const looks = report.facts.looks.flatMap(({ resolvers }) => resolvers.map(({ url }) => url));
    expect(new Set(looks)).toEqual(new Set([resolver]));
    const methods = browser.sent().map(({ method }) => method);
    expect(new Set(methods)).toEqual(new Set(["GET"]));
    return `${String(methods.length)} queries`;
  },
  POST: async ({ browser }) => {
    browser.sent();
    await browser.refuseGet(true);
    const { report } = await browser
      .visit(mainHost(ANYCAST))
      .finally(() => browser.refuseGet(false));
    expect(report.verdict.level).toBe("clear");
    expect(report.facts.addresses).toHaveLength(4);
    const posts = browser.sent().filter(({ method }) => method === "POST");
    expect(posts.length).toBeGreaterThan(0);
    expect(posts.every(({ query }) => query.length === 128)).toBe(true);
    return `${String(posts.length)} queries`;
  },
  "150 addresses": async ({ browser }) => {
    const { report } = await browser.visit(BIG_NAME);
    expect(report.facts.addresses).toHaveLength(BIG_COUNT);
    return report.verdict.level;
  },
  "no such name": async ({ browser }) => {
    const { verdict } = (await browser.visit(MISSING_NAME)).report;
    expect([verdict.level, verdict.unknownCause]).toEqual(["unknown", "no-such-name"]);
    return undefined;
  },
  SERVFAIL: async ({ browser }) => {
    const { verdict } = (await browser.visit(BROKEN_NAME)).report;
    expect([verdict.level, verdict.unknownCause]).toEqual(["unknown", "no-answer"]);
    return undefined;
  },
  padding: async ({ browser }) => {
    browser.sent();
    await browser.visit(`www.${mainHost(HONEST)}`);
    const sizes = browser.sent().map(({ query }) => query.length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(new Set(sizes)).toEqual(new Set([128]));
    return `${String(sizes.length)} queries of 128 B`;
  },
  "client subnet": async ({ browser, suite }) => {
    const { authority } = suite.interop;
    authority.clear();
    await browser.visit(`www.${mainHost(ANYCAST)}`);
    const clients = new Set(authority.lookUps().map(({ client }) => client));
    expect(clients.size).toBeGreaterThan(0);
    expect(
      [...clients].filter((one) => !/^(0\.0\.0\.0\/0|::\/0|127\.0\.0\.1\/32)$/.test(one)),
    ).toEqual([]);
    return undefined;
  },
  "TTL 0": async ({ browser }) => {
    const { report } = await browser.visit(mainHost(TTL_ZERO));
    expect(report.facts.maximumTtl).toBe(0);
    const count = report.facts.addresses.length;
    expect(count).toBeGreaterThanOrEqual(2);
    return `${report.verdict.level}, ${String(count)} addresses in the first look`;
  },
  "double flux": async ({ browser }) => {
    const { report, page, warnedMs } = await browser.visit(mainHost(DOUBLE_FLUX));
    const { level } = report.verdict;
    expect(isRight(DOUBLE_FLUX, level), level).toBe(true);
    // One operator's first look may be amber, which leaves the tab where it is.
    if (level === "flux") await untilUrl(page, new RegExp(WARNING_PAGE));
    return `${level}, warned after ${String(warnedMs)} ms`;
  },
  "content network": async ({ browser }) => {
    const { report, page } = await browser.visit(mainHost(CONTENT_NETWORK));
    const { level } = report.verdict;
    expect(isRight(CONTENT_NETWORK, level), level).toBe(true);
    expect(report.facts.aliases).toHaveLength(2);
    expect(page.url()).toBe(`https://${mainHost(CONTENT_NETWORK)}/`);
    return level;
  },
};
