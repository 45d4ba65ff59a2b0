import { describe, expect, test } from "vitest";
import { encodeQuery, isQueryName } from "../../src/dns/query.ts";

describe("a name that can be asked about", () => {
  const longest = `${"abc.".repeat(63)}n`;
  test.each(["n", "a.net", "_dmarc.a-b.net", "~.net", "!.net", `${"x".repeat(63)}.net`, longest])(
    "%s",
    (name) => {
      expect(isQueryName(name)).toBe(true);
    },
  );

  test.each([
    ["nothing", ""],
    ["254 characters", `${longest}n`],
    ["a label of 64", `${"x".repeat(64)}.net`],
    ["a dot alone", "."],
    ["a dot before it", ".a.net"],
    ["a dot behind it", "a.net."],
    ["two dots", "a..net"],
    ["a blank", "a b.net"],
    ["a line feed", "a\n.net"],
    ["DEL", "a\u007f.net"],
    ["a backslash", "a\\032.net"],
    ["a letter beyond ASCII", "bücher.net"],
  ])("%s is none", (_what, name) => {
    expect(isQueryName(name)).toBe(false);
  });
});

test.each([
  ["A", 1],
  ["NS", 1],
  ["AAAA", 2],
] as const)(
  "the option that forbids to pass a subnet on, for %s, is of family %d",
  (type, family) => {
    const option = [...encodeQuery({ name: "a.bb", type }).subarray(33, 41)];
    expect(option).toEqual([0, 8, 0, 4, 0, family, 0, 0]);
  },
);
