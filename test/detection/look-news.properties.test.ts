import fc from "fast-check";
import { expect, test } from "vitest";
import { readHistory } from "./read-history.ts";
import { variedHistory } from "./varied-history.ts";

/** Now and then the device is in another network. */
const anyHistory = fc
  .tuple(variedHistory, fc.array(fc.nat(1), { minLength: 5, maxLength: 5 }))
  .map(([of, epochs]) => ({
    ...of,
    looks: of.looks.map((item, index) => ({ ...item, epoch: epochs[index] ?? 0 })),
  }));

test("what a look brought is what no look before it had", () => {
  let cameBack = 0;
  let moved = 0;
  fc.assert(
    fc.property(anyHistory, (of) => {
      const { drawn } = readHistory(of).dossier;
      for (const [index, { addresses, networks, epoch, news }] of drawn.entries()) {
        const earlier = drawn.slice(0, index);
        const known = earlier.flatMap((one) => one.addresses);
        const knownNetworks = earlier.flatMap((one) => one.networks);
        expect(news.addresses).toEqual(addresses.filter((one) => !known.includes(one)));
        expect(news.networks).toEqual(networks.filter((one) => !knownNetworks.includes(one)));
        const last = earlier.at(-1);
        const back = addresses.filter(
          (one) => last?.epoch === epoch && known.includes(one) && !last.addresses.includes(one),
        );
        expect(news.back).toBe(back.length);
        cameBack += back.length;
        if (index > 0 && news.networks.length > 0) moved += 1;
      }
    }),
    { numRuns: 500 },
  );
  expect(cameBack).toBeGreaterThan(50);
  expect(moved).toBeGreaterThan(50);
});
