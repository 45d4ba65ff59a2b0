import { gzipSync } from "node:zlib";
import { openNetworkTable } from "../src/networks/table.ts";
import { addressIn, prefixesOf } from "../src/networks/prefixes.ts";
import { loadTableBytes } from "./networks/load-knowledge.ts";
import { measureColdProcesses } from "./networks/measure-cold.ts";
import { TABLE_LIMIT } from "./networks/table-file.ts";

/**
 * Prints the size of the network table and how fast it answers: `npx tsx tools/bench-networks.ts`.
 * Sizes over the limit make the exit status 1; times never do.
 */
const ASNS = [3320, 7922, 4134, 12389, 9121, 28573, 16509, 13335, 24940, 55836];
const LOOKUPS = 1_000_000;

const bytes = loadTableBytes();
const table = openNetworkTable(bytes);
const addresses = ASNS.flatMap((asn) =>
  prefixesOf(table, asn)
    .filter((_, at) => at % 37 === 0)
    .slice(0, 200)
    .map((prefix, at) => addressIn(prefix, (prefix.count * BigInt(at % 16)) / 16n)),
);
const v4 = addresses.filter((address) => !address.includes(":"));
const v6 = addresses.filter((address) => address.includes(":"));

const cold = await measureColdProcesses(21);
const opened = v4.slice(0, 200).map((address) => {
  const start = performance.now();
  openNetworkTable(bytes).networkOf(address);
  return performance.now() - start;
});

const baseline = new Map(addresses.map((address) => [address, table.networkOf(address)]));
const perMap = time(addresses, (address) => baseline.get(address));
const perV4 = time(v4, (address) => table.networkOf(address));
const perV6 = time(v6, (address) => table.networkOf(address));

const lines = [
  `size                     ${String(bytes.length)} bytes of at most ${String(TABLE_LIMIT)}; gzip ${String(gzipSync(bytes, { level: 9 }).length)}`,
  `first look-up, cold      ${milliseconds(cold.lookup)} median of ${String(cold.processes)} fresh processes (fastest ${milliseconds(cold.fastest)}): open the bytes and look one address up`,
  `  of which opening       ${milliseconds(cold.open)}; reading the file before that ${milliseconds(cold.read)}`,
  `first look-up, warm code ${milliseconds(median(opened))} median of ${String(opened.length)} fresh opens in one process`,
  `later look-up, IPv4      ${perV4.toFixed(0)} ns (${(perV4 / perMap).toFixed(1)} times Map.get on the same text)`,
  `later look-up, IPv6      ${perV6.toFixed(0)} ns (${(perV6 / perMap).toFixed(1)} times)`,
  `Map.get, baseline        ${perMap.toFixed(0)} ns`,
];
process.stdout.write(`${lines.join("\n")}\n`);
if (bytes.length > TABLE_LIMIT) process.exitCode = 1;

/** Nanoseconds for each look-up, best of five runs after a warm-up. */
function time(texts: readonly string[], lookUp: (address: string) => unknown): number {
  const runs = Array.from({ length: 6 }, () => {
    let found = 0;
    const start = performance.now();
    for (let at = 0; at < LOOKUPS; at++)
      if (lookUp(texts[at % texts.length] ?? "") !== undefined) found++;
    const spent = performance.now() - start;
    if (found !== LOOKUPS) throw new Error(`only ${String(found)} of ${String(LOOKUPS)} found`);
    return (spent * 1e6) / LOOKUPS;
  });
  return Math.min(...runs.slice(1));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function milliseconds(value: number): string {
  return `${value.toFixed(2)} ms`;
}
