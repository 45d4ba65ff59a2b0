/** What a look brought that the looks before it had not. Numbers as in `DrawnLook`. */
export type LookNews = {
  /** Addresses that no earlier look drew. */
  readonly addresses: readonly number[];
  /** Networks that no earlier look drew. */
  readonly networks: readonly number[];
  /** How many addresses an earlier look had drawn but not the one just before. */
  readonly back: number;
};

type Drawn = { readonly addresses: readonly number[]; readonly networks: readonly number[] };

export const NO_NEWS: LookNews = { addresses: [], networks: [], back: 0 };

/**
 * Compares a look with all before it, once and for all: what evidence reads of each look again and
 * again then costs no more than what the look brought. `earlier`: oldest first; `before`: the last of
 * them, where the device was in the same network then.
 */
export function findNews(
  look: Drawn,
  earlier: readonly { readonly news: LookNews }[],
  before: Drawn | undefined,
): LookNews {
  const changed = without(look.addresses, new Set(before?.addresses));
  if (changed.length === 0) return NO_NEWS;
  const known = { addresses: new Set<number>(), networks: new Set<number>() };
  for (const { news } of earlier) {
    for (const address of news.addresses) known.addresses.add(address);
    for (const network of news.networks) known.networks.add(network);
  }
  const addresses = without(changed, known.addresses);
  const networks = without(look.networks, known.networks);
  const back = before === undefined ? 0 : changed.length - addresses.length;
  return { addresses, networks, back };
}

function without(numbers: readonly number[], known: ReadonlySet<number>): readonly number[] {
  return known.size === 0 ? numbers : numbers.filter((number) => !known.has(number));
}
