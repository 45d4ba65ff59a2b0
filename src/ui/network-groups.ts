import type { AddressFact } from "../detection/facts.ts";
import type { Network } from "../detection/network.ts";

/** The addresses of one network; `network` undefined: those that nobody announces. */
export type NetworkGroup = {
  readonly network: Network | undefined;
  readonly addresses: readonly AddressFact[];
};

/** Addresses by network, the largest network first, those without a network last. */
export function networkGroups(addresses: readonly AddressFact[]): readonly NetworkGroup[] {
  const groups = new Map<
    number | undefined,
    { network: Network | undefined; addresses: AddressFact[] }
  >();
  for (const fact of addresses) {
    const group = groups.get(fact.network?.asn);
    if (group === undefined)
      groups.set(fact.network?.asn, { network: fact.network, addresses: [fact] });
    else group.addresses.push(fact);
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.network === undefined) - Number(b.network === undefined) ||
      b.addresses.length - a.addresses.length ||
      (a.network?.asn ?? 0) - (b.network?.asn ?? 0),
  );
}
