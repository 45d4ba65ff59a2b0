import { describe, expect, test } from "vitest";
import type { PastVerdict } from "../../src/messages/findings.ts";
import { select, type Selection } from "../../src/history/selection.ts";
import type { PastSite } from "../../src/storage/past-sites.ts";
import type { EventKind } from "../../src/storage/site-events.ts";
import { host } from "../detection/history-builder.ts";

function site(name: string, ...happened: EventKind[]): PastSite {
  const events = happened.map((what, at) => ({ at, what, level: "flux" as const }));
  return { host: host(name), day: 1, events };
}

function verdict(name: string, level: PastVerdict["level"]): [string, PastVerdict] {
  return [name, { host: name, level, looks: 1, lastLook: 1, addresses: 1, networks: 1 }];
}

const SITES = [
  site("zebra.com", "warned", "left"),
  site("xn--bcher-kva.de", "guarded", "once", "warned"),
  site("apple.net"),
  site("news.zebra.com", "always"),
];
const VERDICTS = new Map([
  verdict("zebra.com", "flux"),
  verdict("xn--bcher-kva.de", "watch"),
  verdict("apple.net", "suspicious"),
]);
const ALL: Selection = { search: "", filter: "all", order: "recent" };

function selected(change: Partial<Selection>): readonly string[] {
  return select(SITES, VERDICTS, { ...ALL, ...change }).map((one) => one.host);
}

describe("the list", () => {
  test("is in the order of when sites were seen last", () => {
    expect(selected({})).toEqual(SITES.map((one) => one.host));
  });

  test.each([
    ["ZEBRA", ["zebra.com", "news.zebra.com"]],
    [" bücher ", ["xn--bcher-kva.de"]],
    ["kva", ["xn--bcher-kva.de"]],
    ["nothing", []],
  ])("is searched by both ways to write a name: %s", (search, found) => {
    expect(selected({ search })).toEqual(found);
  });

  test.each([
    ["flux", ["zebra.com"]],
    ["watch", ["xn--bcher-kva.de"]],
    ["clear", []],
    ["warned", ["zebra.com", "xn--bcher-kva.de"]],
    ["passed", ["xn--bcher-kva.de", "news.zebra.com"]],
  ] as const)("holds those alone that are wanted: %s", (filter, found) => {
    expect(selected({ filter })).toEqual(found);
  });

  test.each([
    ["worst", ["zebra.com", "apple.net", "xn--bcher-kva.de", "news.zebra.com"]],
    ["warnings", ["xn--bcher-kva.de", "zebra.com", "apple.net", "news.zebra.com"]],
    ["name", ["apple.net", "xn--bcher-kva.de", "news.zebra.com", "zebra.com"]],
  ] as const)("is sorted as is wanted: %s", (order, found) => {
    expect(selected({ order })).toEqual(found);
  });
});
