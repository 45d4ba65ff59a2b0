import type { NetworkKind } from "../../src/detection/network.ts";
import { MAX_OPERATOR_LENGTH } from "../../src/networks/operators.ts";
import { classify } from "./kind-of.ts";
import { numberNetworks } from "./number-networks.ts";
import { packRanges } from "./pack-ranges.ts";
import type { Source } from "./read-source.ts";
import { roundRanges, type RoundingLoss, type UnitRange } from "./round-ranges.ts";
import { writeTable } from "./write-table.ts";

/** Fewest IPv4 addresses announced for a network to be named in the table. */
export const NAMED_FROM = 4096;

export type BuiltTable = {
  readonly bytes: Uint8Array;
  readonly loss: { readonly four: RoundingLoss; readonly six: RoundingLoss };
  readonly ranges: { readonly four: number; readonly six: number };
  readonly networks: number;
  readonly named: number;
};

/** Builds `networks.bin` from the source data; `progress` hears of each step. Same data, same bytes. */
export function buildTable(source: Source, progress: (step: string) => void): BuiltTable {
  const four = roundRanges(source.four, 8n);
  progress(`rounded ${String(source.four.length)} IPv4 ranges to ${String(four.ranges.length)}`);
  const six = roundRanges(source.six, 80n);
  progress(`rounded ${String(source.six.length)} IPv6 ranges to ${String(six.ranges.length)}`);
  const networks = numberNetworks([four.ranges, six.ranges]);
  const named = namedNetworks(four.ranges, six.ranges);
  const kinds = new Map<number, NetworkKind>(
    networks.asns.map((asn) => [asn, classify(asn, source.names.get(asn) ?? "").kind]),
  );
  progress(`classified ${String(kinds.size)} networks`);
  const packedFour = packRanges(4, four.ranges, networks);
  progress(`packed IPv4 into ${String(packedFour.blocks.length)} blocks`);
  const packedSix = packRanges(6, six.ranges, networks);
  progress(`packed IPv6 into ${String(packedSix.blocks.length)} blocks`);
  const bytes = writeTable({
    builtAt: source.builtAt,
    networks,
    four: packedFour,
    six: packedSix,
    describe: (asn) => ({
      kind: kinds.get(asn) ?? "unknown",
      operator: named.has(asn) ? shortName(source.names.get(asn) ?? "") : "",
    }),
  });
  return {
    bytes,
    loss: { four: four.loss, six: six.loss },
    ranges: { four: four.ranges.length, six: six.ranges.length },
    networks: networks.asns.length,
    named: named.size,
  };
}

/** Networks that announce at least `NAMED_FROM` IPv4 addresses, or an equal share of the announced IPv6. */
export function namedNetworks(
  four: readonly UnitRange[],
  six: readonly UnitRange[],
): ReadonlySet<number> {
  const [units4, total4] = unitsByNetwork(four);
  const [units6, total6] = unitsByNetwork(six);
  const from4 = NAMED_FROM / 256;
  const from6 = (from4 / total4) * total6;
  return new Set([
    ...[...units4].filter(([, units]) => units >= from4).map(([asn]) => asn),
    ...[...units6].filter(([, units]) => units >= from6).map(([asn]) => asn),
  ]);
}

function unitsByNetwork(ranges: readonly UnitRange[]): readonly [Map<number, number>, number] {
  const units = new Map<number, number>();
  let total = 0;
  for (const { asn, count } of ranges) {
    units.set(asn, (units.get(asn) ?? 0) + count);
    total += count;
  }
  return [units, total];
}

/** Shorter than this, UTF-16 units, a name cut between words is cut within one instead. */
const LEAST_KEPT = 12;

/** What fits the table of an operator's name: one said twice ("X - X") once; of a longer one whole words, and a sign that more follows. */
export function shortName(name: string): string {
  const clean = name.replace(/\p{C}/gu, " ").replace(/\s+/g, " ").trim();
  const twice = /^(.+) - \1$/.exec(clean);
  const whole = twice?.[1] ?? clean;
  if (whole.length <= MAX_OPERATOR_LENGTH) return whole;
  const room = whole.slice(0, MAX_OPERATOR_LENGTH - 1);
  const wordsEnd = /[\s,]/.test(whole.charAt(room.length)) ? room.length : room.lastIndexOf(" ");
  // Of a single long word, and of one that would leave hardly anything before it, the beginning says more.
  const kept =
    wordsEnd < LEAST_KEPT ? room.replace(/[\uD800-\uDBFF]$/, "") : room.slice(0, wordsEnd);
  return `${kept.replace(/[\s,\-(&/]+$/, "")}…`;
}
