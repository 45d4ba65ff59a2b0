import type { BitCoder } from "./bit-coder.ts";
import { CLASSES, REGIONS, type Family } from "./format.ts";

/** Where the networks of each region and class begin in the common numbering; see `format.ts`. */
export type Numbering = {
  /** `starts[region * CLASSES + class]`; one more entry at the end holds the count of networks. */
  readonly starts: Uint32Array;
};

/** One stretch of addresses of one network, in units of its family. */
export type Range = { readonly first: number; readonly count: number; readonly network: number };

/** How many networks back a block remembers. */
const RECENT = 64;

/** The contexts of one family's model: where each group of them begins. */
export type Layout = {
  /** Bits of the trees that code a bit length and trailing zeros. */
  readonly lengthBits: number;
  /** Longest bit length of a gap or count. */
  readonly longest: number;
  readonly gap: number;
  readonly gapDetail: number;
  readonly count: number;
  readonly countDetail: number;
  readonly recall: number;
  readonly group: number;
  readonly region: number;
  /** How many contexts there are in all. */
  readonly contexts: number;
};

/** Bits right below the highest one that have contexts of their own. */
const MIDDLE_BITS = 3;
/** Alignments told apart as a context for how long a range is. */
const ALIGNMENTS = 25;
/** What the range before was: a new network, the last one, the one before that, an older one. */
const EVENTS = 4;
/** Contexts that code how far back a network was seen: 8 for the bit length, then 128 for the rest. */
const RECALL_CONTEXTS = 136;

/** Largest first unit and count: the whole space of the family. */
export function unitsOf(family: Family): number {
  return family === 4 ? 2 ** 24 : 2 ** 48;
}

export const LAYOUTS: Readonly<Record<Family, Layout>> = { 4: layoutOf(5, 25), 6: layoutOf(6, 49) };

function layoutOf(lengthBits: number, longest: number): Layout {
  const tree = 1 << lengthBits;
  const detail = (longest + 1) * (tree + (1 << MIDDLE_BITS));
  const gapDetail = EVENTS * tree;
  const count = gapDetail + detail;
  const countDetail = count + ALIGNMENTS * EVENTS * tree;
  const recall = countDetail + detail;
  const group = recall + EVENTS * 2 * RECALL_CONTEXTS;
  const region = group + (CLASSES + 1) * CLASSES;
  const contexts = region + (REGIONS + 1) * REGIONS;
  return {
    lengthBits,
    longest,
    gap: 0,
    gapDetail,
    count,
    countDetail,
    recall,
    group,
    region,
    contexts,
  };
}

/** One block to code. */
export type RangeBlock = {
  readonly family: Family;
  readonly numbering: Numbering;
  /** The block's first unit. */
  readonly base: number;
  readonly length: number;
  /** To write: the range with this place in the block. Left out to read. */
  readonly wanted?: (at: number) => Range | undefined;
  /** Receives each range in turn; false: no more are wanted. May throw to stop. */
  readonly onRange: (at: number, first: number, count: number, network: number) => boolean;
};

/** Codes the ranges of one block, in rising order. */
export function codeRanges(coder: BitCoder, block: RangeBlock): void {
  const layout = LAYOUTS[block.family];
  const codeNetwork = createNetworkModel(coder, layout, block.numbering);
  let end = block.base;
  let event = 0;
  for (let at = 0; at < block.length; at++) {
    const range = block.wanted?.(at);
    const before = layout.gap + (event << layout.lengthBits);
    const gap = codeNumber(coder, layout, before, layout.gapDetail, (range?.first ?? 0) - end);
    const first = end + gap;
    const { network, recall } = codeNetwork(event * 2 + (gap === 0 ? 0 : 1), range?.network);
    event = Math.min(recall, EVENTS - 1);
    const alignment = Math.min(ALIGNMENTS - 1, trailingZeros(first));
    const context = layout.count + ((alignment * EVENTS + event) << layout.lengthBits);
    const count = codeNumber(coder, layout, context, layout.countDetail, range?.count ?? 1);
    if (!block.onRange(at, first, count, network)) return;
    end = first + count;
  }
}

/** What a block's model says of one network: `recall` 0 for one not seen lately, else its rank from 1. */
type CodedNetwork = { readonly network: number; readonly recall: number };

/** Codes networks one after another: by how lately they were seen, or by region, class and place. */
function createNetworkModel(
  coder: BitCoder,
  layout: Layout,
  numbering: Numbering,
): (situation: number, wanted: number | undefined) => CodedNetwork {
  const recent = new Uint32Array(RECENT);
  let known = 0;
  let lastClass = CLASSES;
  let lastRegion = REGIONS;

  const codeNew = (wanted: number | undefined): number => {
    const place = wanted === undefined ? 0 : placeOf(numbering, wanted);
    const regionContext = layout.region + lastRegion * REGIONS;
    lastRegion = codeTree(coder, regionContext, 6, Math.floor(place / CLASSES));
    lastClass = codeTree(coder, layout.group + lastClass * CLASSES, 4, place % CLASSES);
    const cell = lastRegion * CLASSES + lastClass;
    const start = numbering.starts[cell] ?? 0;
    const size = (numbering.starts[cell + 1] ?? 0) - start;
    return start + coder.uniform(Math.max(1, size), (wanted ?? 0) - start);
  };

  return (situation, wanted) => {
    const rank = wanted === undefined ? -1 : recent.subarray(0, known).indexOf(wanted);
    const recall = codeRecall(coder, layout.recall + situation * RECALL_CONTEXTS, rank + 1);
    const network = recall === 0 ? codeNew(wanted) : (recent[recall - 1] ?? 0);
    if (recall === 0) known = Math.min(RECENT, known + 1);
    recent.copyWithin(1, 0, recall === 0 ? RECENT - 1 : recall - 1);
    recent[0] = network;
    return { network, recall };
  };
}

/** 0: a network not among the recent ones; else its rank among them, counted from 1. */
function codeRecall(coder: BitCoder, context: number, wanted: number): number {
  const length = codeTree(coder, context, 3, bitLength(wanted));
  if (length < 2) return length;
  return (
    (1 << (length - 1)) |
    codeTree(
      coder,
      context + 8 + (1 << (length - 1)),
      length - 1,
      wanted & ((1 << (length - 1)) - 1),
    )
  );
}

/** Codes 0 to 2^48: the bit length, the trailing zeros given that, then what lies between. */
function codeNumber(
  coder: BitCoder,
  { lengthBits, longest }: Layout,
  context: number,
  detail: number,
  wanted: number,
): number {
  const length = Math.min(longest, codeTree(coder, context, lengthBits, bitLength(wanted)));
  if (length < 2) return length;
  const tail = detail + (length << lengthBits);
  const zeros = codeTree(coder, tail, lengthBits, trailingZeros(wanted));
  const top = 2 ** (length - 1);
  if (zeros >= length - 1) return top;
  const middle = detail + ((longest + 1) << lengthBits) + (length << MIDDLE_BITS);
  let value = top + 2 ** zeros;
  let node = 1;
  for (let place = length - 2; place > zeros; place--) {
    const weight = 2 ** place;
    const bit = Math.floor(wanted / weight) % 2;
    const modelled = node < 1 << MIDDLE_BITS;
    const coded = modelled ? coder.bit(middle + node, bit) : coder.uniform(2, bit);
    if (modelled) node = node * 2 + coded;
    value += coded * weight;
  }
  return value;
}

function codeTree(coder: BitCoder, context: number, bits: number, wanted: number): number {
  let node = 1;
  for (let place = bits - 1; place >= 0; place--)
    node = node * 2 + coder.bit(context + node, (wanted >>> place) & 1);
  return node - (1 << bits);
}

/** The cell (region and class) in which a network is numbered. */
function placeOf({ starts }: Numbering, network: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= network) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Bits needed for a whole number of 0 to 2^53. */
function bitLength(value: number): number {
  const high = Math.floor(value / 2 ** 32);
  return high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(value);
}

/** Trailing zero bits of a whole number of 0 to 2^53; 63 for zero. */
function trailingZeros(value: number): number {
  if (value <= 0) return 63;
  const low = value >>> 0;
  if (low !== 0) return 31 - Math.clz32(low & -low);
  const high = Math.floor(value / 2 ** 32);
  return 63 - Math.clz32(high & -high);
}
