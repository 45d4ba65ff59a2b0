import type { Builder } from "./builder.ts";
import { listedZone, managedNameServers, type NameServerSet } from "./make-zone.ts";
import type { Ask, Node, Region, Zone } from "./zone.ts";

export const REGIONS: readonly Region[] = ["eu", "us", "as"];

/** An honest site's zone: the domain and the labels below it answer alike. */
export function honestSite(
  builder: Builder,
  options: {
    readonly apex: string;
    readonly node: Node | ((ask: Ask) => Node);
    /** Default `www`. */
    readonly labels?: readonly string[];
    /** Default: a managed provider. */
    readonly servers?: NameServerSet;
    readonly scope?: 0 | 24;
  },
): readonly Zone[] {
  const { apex, node, labels = ["www"], scope = 0 } = options;
  const servers = options.servers ?? managedNameServers(builder);
  const owners = [apex, ...labels.map((label) => `${label}.${apex}`)];
  const names = Object.fromEntries(owners.map((owner) => [owner, node]));
  return [listedZone({ apex, nameServers: servers.names, names, scope }), ...servers.zones];
}

/** An honest site whose `www` is an alias of a name that a provider hands out, itself a zone. */
export function aliasedSite(
  builder: Builder,
  options: {
    readonly apex: string;
    readonly target: string;
    readonly aliasTtl: number;
    /** What the provider answers at the target. */
    readonly node: Node | ((ask: Ask) => Node);
    readonly scope?: 0 | 24;
  },
): readonly Zone[] {
  const { apex, target } = options;
  const own = managedNameServers(builder);
  const alias: Node = { CNAME: { ttl: options.aliasTtl, data: [target] } };
  return [
    listedZone({ apex, nameServers: own.names, names: { [`www.${apex}`]: alias } }),
    providerZone(own, target, options.node, options.scope),
    ...own.zones,
  ];
}

/** The zone of one name that a provider hands out. */
export function providerZone(
  servers: NameServerSet,
  name: string,
  node: Node | ((ask: Ask) => Node),
  scope: 0 | 24 = 0,
): Zone {
  return listedZone({ apex: name, nameServers: servers.names, names: { [name]: node }, scope });
}

/** One list of machines for each part of the world. */
export function byRegion(
  make: (region: Region) => readonly string[],
): Readonly<Record<Region, readonly string[]>> {
  return { eu: make("eu"), us: make("us"), as: make("as") };
}
