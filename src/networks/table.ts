import type { Network } from "../detection/network.ts";
import { unitOf } from "./address.ts";
import {
  findInBlock,
  lastAtMost,
  readBlock,
  readContexts,
  type Block,
  type BlockPart,
} from "./blocks.ts";
import { BLOCK_RANGES, type Family } from "./format.ts";
import { createLatestParts } from "./latest-parts.ts";
import { pageOf, readPage, type Page } from "./operators.ts";
import { contentOf } from "./parts.ts";
import { readIndex } from "./table-index.ts";

/** A stretch of addresses that one network announces, in units of a /24 (IPv4) or a /48 (IPv6). */
export type NetworkRange = {
  readonly family: Family;
  readonly firstUnit: number;
  readonly units: number;
  readonly network: Network;
};

export type NetworkTable = {
  /** The network that announces an address; undefined where nobody does or the text is no address. */
  readonly networkOf: (address: string) => Network | undefined;
  /** When the data were gathered, ms since the epoch. */
  readonly builtAt: number;
  /** Every range of a family in rising order. Decodes the whole family: for tools, not for a look-up. */
  readonly ranges: (family: Family) => Generator<NetworkRange>;
  /** Every network, in no particular order. Unpacks all names. */
  readonly networks: () => Generator<Network>;
};

/**
 * Opens the bytes of `networks.bin`; a look-up decodes only the block and the page of names that it
 * needs, and keeps them: `most` blocks of each family (a block takes about 6 kB and 0.1 to 0.3 ms to
 * decode, all of them about 11 MB), and every page of names. Opening and each first look-up of a
 * part throw a clear error when the bytes are damaged.
 */
export function openNetworkTable(bytes: Uint8Array, most = Infinity): NetworkTable {
  const index = readIndex(bytes);
  const contexts: Partial<Record<Family, Uint8Array>> = {};
  let dictionary: Uint8Array | undefined;
  const pages: (Page | undefined)[] = [];

  const decode = (part: BlockPart): Block => {
    const { family } = part;
    const stored = (contexts[family] ??= readContexts(bytes, index, family));
    return readBlock(bytes, index, stored, part);
  };
  type Kept = { block?: Block };
  const kept: Readonly<Record<Family, (number: number) => Kept>> = {
    4: createLatestParts(() => ({}), most),
    6: createLatestParts(() => ({}), most),
  };
  /** A block as far as a unit needs it; whoever needs more of it gets all. */
  const blockOf = (family: Family, number: number, unit: number): Block => {
    const place = kept[family](number);
    const { block } = place;
    if (block !== undefined && unit < block.known) return block;
    const last = block === undefined ? unit : Infinity;
    return (place.block = decode({ family, number, last }));
  };

  const networkAt = (number: number): Network => {
    const { page, place } = pageOf(index.numbering, number);
    dictionary ??= contentOf(bytes, index.dictionary);
    return (pages[page] ??= readPage(bytes, index, dictionary, page))(place);
  };

  return {
    builtAt: index.builtAt,
    networkOf: (address) => {
      const place = unitOf(address);
      if (place === undefined) return undefined;
      const number = lastAtMost(index.families[place.family].firsts, place.unit);
      if (number < 0) return undefined;
      const network = findInBlock(blockOf(place.family, number, place.unit), place.unit);
      return network === undefined ? undefined : networkAt(network);
    },
    *ranges(family) {
      const length = Math.ceil(index.families[family].ranges / BLOCK_RANGES);
      for (let number = 0; number < length; number++) {
        const block = decode({ family, number });
        for (let at = 0; at < block.length; at++) {
          const firstUnit = block.firsts[at] ?? 0;
          const units = (block.ends[at] ?? 0) - firstUnit;
          yield { family, firstUnit, units, network: networkAt(block.networks[at] ?? 0) };
        }
      }
    },
    *networks() {
      const { starts } = index.numbering;
      const length = starts[starts.length - 1] ?? 0;
      for (let number = 0; number < length; number++) yield networkAt(number);
    },
  };
}
