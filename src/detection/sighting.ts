import { parseAddress, reverseQueryName } from "./address.ts";
import type { Network, NetworkKnowledge } from "./network.ts";
import type { Own } from "./own.ts";
import { registryOf, type Registry } from "./registries.ts";

/** All that the looks so far say of one address. */
export type Sighting = {
  /** Of the dossier that may change it; another one that has it changes a copy. */
  readonly own: Own;
  /** Its place among the sightings that were noted together. */
  readonly number: number;
  readonly address: string;
  readonly reserved: boolean;
  /** The name that a reverse lookup of it asks for. */
  readonly reverseQuery: string;
  readonly network: Network | undefined;
  /** What counts as one network: the autonomous system, or the /16 (IPv6: /32) where none is known. */
  readonly networkId: string;
  /** The same as a number, counted from 0 in one dossier. */
  readonly networkNumber: number;
  readonly registry: Registry | undefined;
  /** The /24 (IPv6: /48) it stands in: as far as one owner's machines stand side by side. */
  readonly block: string;
  /** Others of the same block answered too, at once or by and by: a rack, not a customer's line. */
  crowded: boolean;
  /** Held only by records that a content network's own name leads to. */
  viaCdn: boolean;
  firstSeen: number;
  lastSeen: number;
  readonly looks: number[];
};

/** What stays the same while one look is added. */
export type Context = {
  /** Index of the look. */
  readonly look: number;
  readonly epoch: number;
  readonly knowledge: NetworkKnowledge;
  readonly own: Own;
  /** The number of a network in the dossier, by its id. */
  readonly numberOf: (networkId: string) => number;
};

/**
 * Notes that a look saw an address, and gives all that is known of it; undefined where the text is no
 * address. It stays a content network's only while every record that holds it is.
 */
export function see(
  into: Map<string, Sighting>,
  text: string,
  viaCdn: boolean,
  at: number,
  context: Context,
): Sighting | undefined {
  const { look, knowledge } = context;
  const known = changing(into, text, context.own);
  if (known !== undefined) {
    known.firstSeen = Math.min(known.firstSeen, at);
    known.lastSeen = Math.max(known.lastSeen, at);
    known.viaCdn = known.viaCdn && viaCdn;
    if (known.looks.at(-1) !== look) known.looks.push(look);
    return known;
  }
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  if (address.text !== text) return see(into, address.text, viaCdn, at, context);
  const network = address.reserved ? undefined : knowledge.networkOf(address.text);
  const reverseQuery = reverseQueryName(address.text);
  const networkId = network === undefined ? address.prefix : String(network.asn);
  const sighting: Sighting = {
    own: context.own,
    number: into.size,
    address: address.text,
    reserved: address.reserved,
    reverseQuery,
    network,
    networkId,
    networkNumber: context.numberOf(networkId),
    registry: address.reserved ? undefined : registryOf(address.text),
    block: blockOf(reverseQuery, address.family),
    crowded: false,
    viaCdn,
    firstSeen: at,
    lastSeen: at,
    looks: [look],
  };
  into.set(address.text, sighting);
  return sighting;
}

/** The sighting of an address (canonical text), to be changed: a copy in its place where others have it too. */
export function changing(
  into: Map<string, Sighting>,
  address: string,
  own: Own,
): Sighting | undefined {
  const known = into.get(address);
  if (known === undefined || known.own === own) return known;
  const copy = copyFor(own, known);
  into.set(address, copy);
  return copy;
}

/** Each field by its name, which takes a third of the time of a spread. */
function copyFor(own: Own, from: Sighting): Sighting {
  return {
    own,
    number: from.number,
    address: from.address,
    reserved: from.reserved,
    reverseQuery: from.reverseQuery,
    network: from.network,
    networkId: from.networkId,
    networkNumber: from.networkNumber,
    registry: from.registry,
    block: from.block,
    crowded: from.crowded,
    viaCdn: from.viaCdn,
    firstSeen: from.firstSeen,
    lastSeen: from.lastSeen,
    looks: from.looks.slice(),
  };
}

/** The end of the reverse name is the beginning of the address: all but one label of IPv4, 12 nibbles of IPv6. */
function blockOf(reverseQuery: string, family: 4 | 6): string {
  return family === 4 ? reverseQuery.slice(reverseQuery.indexOf(".") + 1) : reverseQuery.slice(40);
}
