import type { AddressFact, HostFacts, LookFact, MachineKind } from "../../src/detection/facts.ts";
import type { Network, NetworkKind } from "../../src/detection/network.ts";

/** The moment at which the gallery's pictures are taken. */
export const NOW = Date.UTC(2026, 5, 17, 14, 26, 40);

const MINUTE = 60_000;

type Row = readonly [
  address: string,
  network: Network | undefined,
  machine: MachineKind,
  reverseName?: string,
];

export function network(asn: number, operator: string, kind: NetworkKind): Network {
  return { asn, operator, kind };
}

/** `looksOf`: in which looks the address of a row was seen. */
export function addressFacts(
  rows: readonly Row[],
  looksOf: (row: number) => readonly number[] = () => [0],
): AddressFact[] {
  return rows.map(([address, net, machine, reverseName], index) => ({
    address,
    network: net,
    machine,
    reverseName,
    reserved: net === undefined,
    firstSeen: NOW - 12 * MINUTE + index * 1000,
    lastSeen: NOW - MINUTE,
    looks: looksOf(index),
  }));
}

/** Looks so many minutes before `NOW`, oldest first; `resolvers`: how many answered in all but the first. */
export function lookFacts(minutesAgo: readonly number[], resolvers: 1 | 3): LookFact[] {
  return minutesAgo.map((minutes, index) => ({
    at: NOW - minutes * MINUTE,
    epoch: 1,
    resolvers: [
      { url: "https://cloudflare-dns.com/dns-query", tookMs: 18 + index * 7, addresses: 0 },
      { url: "https://dns.google/dns-query", tookMs: 31 + index * 3, addresses: 0 },
      { url: "https://dns10.quad9.net/dns-query", tookMs: 44 + index * 5, addresses: 0 },
    ].slice(0, index === 0 ? 3 : resolvers),
    failed: index === 1 ? 1 : 0,
    newAddresses: 0,
  }));
}

export function hostFacts(host: string, change: Partial<HostFacts>): HostFacts {
  const addresses = change.addresses ?? [];
  const asns = new Set(
    addresses.flatMap((fact) => (fact.network === undefined ? [] : [fact.network.asn])),
  );
  const looks = (change.looks ?? []).map((look, index) => counted(look, index, addresses));
  const first = looks[0]?.at ?? 0;
  return {
    host,
    registrableDomain: host.split(".").slice(-2).join("."),
    addresses,
    networks: asns.size,
    aliases: [],
    nameServers: [],
    maximumTtl: 300,
    connections: [],
    spanSeconds: ((looks.at(-1)?.at ?? first) - first) / 1000,
    ...change,
    looks,
  };
}

/** A look that found what the addresses say of it. */
function counted(look: LookFact, index: number, addresses: readonly AddressFact[]): LookFact {
  const found = addresses.filter((fact) => fact.looks.includes(index));
  return {
    ...look,
    resolvers: look.resolvers.map((one, place) => ({
      ...one,
      // One of several was shown an address less.
      addresses: Math.max(Math.min(1, found.length), found.length - (place === 1 ? 1 : 0)),
    })),
    newAddresses: found.filter((fact) => fact.looks[0] === index).length,
  };
}
