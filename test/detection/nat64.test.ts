import { describe, expect, test } from "vitest";
import { findNat64Prefix, withoutNat64 } from "../../src/detection/nat64.ts";

const KNOWN = new Set(["192.0.2.33"]);

// The examples of RFC 6052 section 2.4.
describe.each([
  ["2001:db8:c000:221::", "2001:db8::/32"],
  ["2001:db8:1c0:2:21::", "2001:db8:100::/40"],
  ["2001:db8:122:c000:2:2100::", "2001:db8:122::/48"],
  ["2001:db8:122:3c0:0:221::", "2001:db8:122:300::/56"],
  ["2001:db8:122:344:c0:2:2100:0", "2001:db8:122:344::/64"],
  ["2001:db8:122:344::192.0.2.33", "2001:db8:122:344::/96"],
])("%s", (address, prefix) => {
  test(`holds 192.0.2.33 behind ${prefix}`, () => {
    expect(findNat64Prefix(address, KNOWN)).toBe(prefix);
    expect(withoutNat64(address, prefix)).toBe("192.0.2.33");
  });

  test("holds no other address", () => {
    expect(findNat64Prefix(address, new Set(["192.0.2.34"]))).toBeUndefined();
  });
});

describe("an address that is not behind the prefix", () => {
  test.each([
    ["2001:db8:123:344::192.0.2.33", "another prefix"],
    ["2001:db8:122:344:100::c000:221", "bits that must be zero are not"],
    ["192.0.2.33", "IPv4 already"],
    ["", "nothing"],
    ["not an address", "nonsense"],
  ])("%s stays as it is: %s", (address) => {
    expect(withoutNat64(address, "2001:db8:122:344::/96")).toBe(address);
  });

  test.each([[undefined], ["nonsense"], ["2001:db8::/95"], ["/96"]])(
    "nothing is inside behind the prefix %s",
    (prefix) => {
      expect(withoutNat64("2001:db8:122:344::192.0.2.33", prefix)).toBe(
        "2001:db8:122:344::192.0.2.33",
      );
    },
  );
});
