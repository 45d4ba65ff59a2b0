import { describe, expect, test } from "vitest";
import { parseAddress, reverseQueryName } from "../../src/detection/address.ts";

describe("an address behind NAT64", () => {
  test.each([
    ["64:ff9b::c633:6407", "198.51.100.7"],
    ["64:ff9b::8.8.4.4", "8.8.4.4"],
    ["0064:FF9B:0:0:0:0:0808:0404", "8.8.4.4"],
    ["64:ff9b:1::8.8.4.4", "8.8.4.4"],
    ["::ffff:8.8.4.4", "8.8.4.4"],
  ])("%s is %s", (text, inside) => {
    expect(parseAddress(text)).toEqual(parseAddress(inside));
    expect(parseAddress(text)?.family).toBe(4);
  });

  test.each([["64:ff9b::10.1.2.3"], ["64:ff9b::127.0.0.1"], ["64:ff9b:1::192.168.1.1"]])(
    "%s is no public place",
    (text) => {
      expect(parseAddress(text)?.reserved).toBe(true);
    },
  );

  test.each([["64:ff9b:0:1::808:404"], ["64:ff9c::808:404"], ["2001:64:ff9b::808:404"]])(
    "%s is an IPv6 address like any other",
    (text) => {
      expect(parseAddress(text)).toMatchObject({ family: 6, text });
    },
  );

  test("is looked up in reverse by what is inside", () => {
    const address = parseAddress("64:ff9b::8.8.4.4")?.text ?? "";
    expect(reverseQueryName(address)).toBe("4.4.8.8.in-addr.arpa");
  });
});
