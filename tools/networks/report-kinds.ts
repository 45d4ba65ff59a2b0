import { networkSizes } from "../../src/networks/prefixes.ts";
import { classify, type Basis } from "./kind-of.ts";
import { loadNetworkTable } from "./load-knowledge.ts";
import { readSource } from "./read-source.ts";

/**
 * Prints what share of networks and addresses each kind has and by what it was decided, the largest
 * networks for review, and a sample of those left unknown:
 * `npx tsx tools/networks/report-kinds.ts [how many, 200]`.
 */
const shown = Number(process.argv[2] ?? 200);
const { names } = readSource();
const sizes = networkSizes(loadNetworkTable());
const total4 = sum((network) => network.ipv4Addresses);
const total6 = sum((network) => network.ipv6Units);

const lines = ["kind        networks        IPv4 addresses  IPv6 /48"];
for (const kind of ["access", "hosting", "cdn", "education", "other", "unknown"] as const) {
  const of = sizes.filter((network) => network.kind === kind);
  const addresses = of.reduce((total, network) => total + network.ipv4Addresses, 0);
  const units = of.reduce((total, network) => total + network.ipv6Units, 0);
  lines.push(
    [
      kind.padEnd(10),
      String(of.length).padStart(6),
      share(of.length, sizes.length),
      share(addresses, total4).padStart(18),
      share(units, total6),
    ].join(" "),
  );
}
lines.push("", "decided by  networks        IPv4 addresses");
for (const basis of ["curated", "brand", "word", "none"] as const satisfies readonly Basis[]) {
  const of = sizes.filter(({ asn }) => classify(asn, names.get(asn) ?? "").basis === basis);
  const addresses = of.reduce((total, network) => total + network.ipv4Addresses, 0);
  lines.push(
    `${basis.padEnd(10)} ${String(of.length).padStart(6)} ${share(of.length, sizes.length)} ${share(addresses, total4).padStart(18)}`,
  );
}
lines.push("", `The ${String(shown)} largest networks by IPv4 addresses`);
for (const { asn, ipv4Addresses, kind } of sizes.slice(0, shown)) {
  const name = names.get(asn) ?? "";
  const { basis } = classify(asn, name);
  lines.push(
    `${String(asn).padStart(6)} ${String(ipv4Addresses).padStart(10)} ${kind.padEnd(9)} ${basis.padEnd(7)} ${name.slice(0, 60)}`,
  );
}
process.stdout.write(`${lines.join("\n")}\n`);

function sum(of: (network: (typeof sizes)[number]) => number): number {
  return sizes.reduce((total, network) => total + of(network), 0);
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1).padStart(6)} %`;
}
