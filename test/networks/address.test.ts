import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { addressOf, numberOf } from "../../src/networks/address-text.ts";
import { unitOf } from "../../src/networks/address.ts";

describe("unitOf", () => {
  it.each([
    ["0.0.0.0", 4, 0],
    ["8.8.4.4", 4, 0x080804],
    ["255.255.255.255", 4, 0xffffff],
    ["::ffff:8.8.4.4", 4, 0x080804],
    ["::ffff:808:404", 4, 0x080804],
    ["2a00:1450:4001:82a::200e", 6, 0x2a0014504001],
    ["2606:4700::1111", 6, 0x260647000000],
    ["2A00:1450:4001:0:0:0:0:1", 6, 0x2a0014504001],
    ["2001:1:2:3:4:5:6:7", 6, 0x200100010002],
    ["2001::2:3:4:5:6:7", 6, 0x200100000002],
    ["::1", 6, 0],
  ])("reads %s", (address, family, unit) => {
    expect(unitOf(address)).toEqual({ family, unit });
  });

  it.each([
    "",
    "x",
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "01.2.3.4",
    "1.2.3.4 ",
    "1..2.3",
    "0x7f.1.1.1",
    "2130706433",
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "12345::",
    "2001:db8::%eth0",
    "[2001:db8::1]",
    "example.com",
    "2".repeat(100_000),
  ])("refuses %j", (text) => {
    expect(unitOf(text)).toBeUndefined();
  });

  it("agrees with ipaddr.js on every IPv6 text", () => {
    const group = fc.oneof(fc.constant(""), fc.integer({ min: 0, max: 70_000 }).map(hexadecimal));
    const text = fc.oneof(
      fc.ipV6(),
      fc.array(group, { maxLength: 10 }).map((groups) => groups.join(":")),
      fc.string({ unit: fc.constantFrom(...Array.from("0123456789abcdefF::.")) }),
    );
    fc.assert(
      fc.property(text, (address) => {
        fc.pre(address.includes(":"));
        expect(unitOf(address)).toEqual(slowUnitOf(address));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("addressOf", () => {
  it("gives back what numberOf read", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const family = address.includes(":") ? 6 : 4;
        expect(addressOf(family, numberOf(address))).toBe(ipaddr.parse(address).toString());
      }),
    );
  });
});

function hexadecimal(value: number): string {
  return value.toString(16);
}

function slowUnitOf(address: string): ReturnType<typeof unitOf> {
  if (!ipaddr.IPv6.isValid(address)) return undefined;
  const parsed = ipaddr.IPv6.parse(address);
  const number = numberOf(parsed.toString());
  if (parsed.isIPv4MappedAddress()) return { family: 4, unit: Number((number >> 8n) & 0xffffffn) };
  return { family: 6, unit: Number(number >> 80n) };
}
