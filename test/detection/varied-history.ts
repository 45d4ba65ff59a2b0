import fc from "fast-check";
import type { History, Observation } from "../../src/detection/observation.ts";
import {
  answer,
  history,
  homes,
  look,
  ONE,
  poolName,
  reverse,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

const ZONE = "lab-site.com";
const SERVERS = ["61.1.0.1", "62.2.0.1", "63.3.0.1", "64.4.0.1"];
const RACK = ["20.1.0.8", "20.1.0.9"];
const OTHERS = ["10.0.0.1", "101.1.1.1", "112.1.0.1", "130.1.0.1"];
const ADDRESSES = [...homes(10), ...SERVERS, ...RACK, ...OTHERS];
const NAME_SERVERS = [`ns1.${ZONE}`, `ns2.${ZONE}`];

export const anyResolver = fc.constantFrom(ONE, TWO, THREE);
const addresses = fc.uniqueArray(fc.constantFrom(...ADDRESSES), { minLength: 1, maxLength: 5 });
const ipv6 = fc.uniqueArray(fc.constantFrom("2a01:e00::1", "2601:100::1", "2400:1::1"), {
  minLength: 1,
  maxLength: 3,
});

/** Homes, servers, racks, universities, content networks and private addresses, under all kinds of names. */
const anyObservation: fc.Arbitrary<Observation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        found: addresses,
        resolver: anyResolver,
        ttl: fc.constantFrom(0, 5, 60, 300, 3600),
      })
      .map(({ found, resolver, ttl }) => answer(found, { resolver, ttl })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ found: ipv6, resolver: anyResolver, ttl: fc.constantFrom(0, 60, 300) })
      .map(({ found, resolver, ttl }) => answer(found, { resolver, ttl, type: "AAAA" })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        address: fc.constantFrom(...ADDRESSES),
        kind: fc.constantFrom("pool", "own", "serial", "other", "none"),
        resolver: anyResolver,
      })
      .map(({ address, kind, resolver }) => ({
        ...reverse(address, nameOf(address, kind)),
        resolver,
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        names: fc.uniqueArray(fc.constantFrom(...NAME_SERVERS), { minLength: 1 }),
        resolver: anyResolver,
      })
      .map(({ names, resolver }) => answer(names, { name: ZONE, type: "NS", resolver })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ found: addresses, name: fc.constantFrom(...NAME_SERVERS), resolver: anyResolver })
      .map(({ found, name, resolver }) => answer(found, { name, resolver })),
  },
);

function nameOf(address: string, kind: string): string | undefined {
  if (kind === "pool") return poolName(address);
  if (kind === "own") return `n${address.replaceAll(".", "x")}.${ZONE}`;
  if (kind === "serial") return "vps48213.hoster-lab.net";
  return kind === "other" ? `www.club${address.split(".")[0] ?? ""}.org` : undefined;
}

/** One to five looks, minutes to a day apart. */
export const variedHistory: fc.Arbitrary<History> = fc
  .array(
    fc.record({
      seen: fc.array(anyObservation, { maxLength: 9 }),
      minutes: fc.constantFrom(2, 10, 60, 360, 1_500),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((rounds) => {
    let at = START;
    return history(
      rounds.map(({ seen, minutes }) => {
        at += minutes * 60_000;
        return look(at, seen);
      }),
    );
  });
