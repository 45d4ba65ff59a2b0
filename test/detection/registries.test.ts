import { expect, test } from "vitest";
import { registryOf } from "../../src/detection/registries.ts";

test.each([
  ["41.1.2.3", "afrinic"],
  ["102.1.2.3", "afrinic"],
  ["1.1.1.1", "apnic"],
  ["133.1.2.3", "apnic"],
  ["200.1.2.3", "lacnic"],
  ["2.1.2.3", "ripe"],
  ["217.1.2.3", "ripe"],
  ["8.8.8.8", "arin"],
  ["24.1.2.3", "arin"],
  ["2c0f:fb50::1", "afrinic"],
  ["2400:cb00::1", "apnic"],
  ["2600:1f00::1", "arin"],
  ["2804:14c::1", "lacnic"],
  ["2a02:8108::1", "ripe"],
  // Split finer than /12: 2001:200::/23 is another registry's than 2001:400::/23.
  ["2001:4860:4860::8888", undefined],
  ["2003:db8::1", undefined],
  // A group written short is not one that begins with the same digits.
  ["240:1::1", undefined],
] as const)("%s is %s's", (address, registry) => {
  expect(registryOf(address)).toBe(registry);
});
