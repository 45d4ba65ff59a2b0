import type { Builder } from "./builder.ts";
import { CLOUDS, HOSTERS } from "./populations.ts";
import { hash32, pick } from "./random.ts";
import { hosterHabit, inventedName, patternHabit } from "./reverse-names.ts";
import type { Ask, Node, RrSet, Zone } from "./zone.ts";

/** What every zone of a scenario starts from. Absent: a usual value of honest zones. */
export type ZoneOptions = {
  readonly apex: string;
  readonly nameServers: readonly string[] | ((ask: Ask) => RrSet);
  readonly nodeAt: Zone["nodeAt"];
  /** Seconds, default 300. */
  readonly minimum?: number;
  /** Seconds, default 3600; below 900 in badly run or fluxing zones (Nazario 2008). */
  readonly retry?: number;
  readonly scope?: 0 | 24;
};

export function makeZone(options: ZoneOptions): Zone {
  const { nameServers } = options;
  const listed = typeof nameServers === "function" ? nameServers : undefined;
  const fixed: RrSet = { ttl: 86_400, data: typeof nameServers === "function" ? [] : nameServers };
  return {
    apex: options.apex,
    authority: {
      primary:
        (typeof nameServers === "function" ? undefined : nameServers[0]) ?? `ns1.${options.apex}`,
      minimum: options.minimum ?? 300,
      retry: options.retry ?? 3_600,
    },
    nameServers: listed ?? (() => fixed),
    nodeAt: options.nodeAt,
    scope: options.scope ?? 0,
  };
}

/** A zone whose names are listed; a function where the answer depends on time or place. */
export function listedZone(
  options: Omit<ZoneOptions, "nodeAt"> & {
    readonly names: Readonly<Record<string, Node | ((ask: Ask) => Node)>>;
  },
): Zone {
  const { names } = options;
  return makeZone({
    ...options,
    nodeAt: (name, ask) => {
      const node = Object.hasOwn(names, name) ? names[name] : undefined;
      if (node === undefined) return name === options.apex ? {} : undefined;
      return typeof node === "function" ? node(ask) : node;
    },
  });
}

/** Name servers and the zones that hold their addresses. */
export type NameServerSet = { readonly names: readonly string[]; readonly zones: readonly Zone[] };

/** A managed DNS provider: `count` servers in one network, the same for everybody. */
export function managedNameServers(
  builder: Builder,
  options: { readonly asn?: number; readonly count?: number; readonly ttl?: number } = {},
): NameServerSet {
  const asn = options.asn ?? pick(builder.random, [CLOUDS.cloudflare, CLOUDS.amazon, ...HOSTERS]);
  const apex = `${ownName(builder, "dns")}-dns.net`;
  const names = Array.from({ length: options.count ?? 4 }, (_, i) => `ns${String(i + 1)}.${apex}`);
  return placeNameServers(builder, { apex, names, asn, ttl: options.ttl ?? 86_400 });
}

/** Name servers on rented machines whose owner does not ask: usual for fluxed names. */
export function carelessNameServers(
  builder: Builder,
  networks: readonly number[],
  count = 2,
): NameServerSet {
  const apex = `${ownName(builder, "ns")}.info`;
  const names = Array.from({ length: count }, (_, i) => `ns${String(i + 1)}.${apex}`);
  const asn = pick(builder.random, networks);
  return placeNameServers(builder, { apex, names, asn, ttl: 3_600, hoster: true });
}

/** With a number, since two scenarios of one world must never hit upon the same name. */
function ownName(builder: Builder, purpose: string): string {
  const key = hash32(builder.seed, purpose);
  return `${inventedName(key, builder.seed)}${String(10_000 + (key % 90_000))}`;
}

function placeNameServers(
  builder: Builder,
  options: {
    readonly apex: string;
    readonly names: readonly string[];
    readonly asn: number;
    readonly ttl: number;
    readonly hoster?: boolean;
  },
): NameServerSet {
  const { apex, names, asn, ttl } = options;
  const habit =
    options.hoster === true
      ? hosterHabit(asn, builder.seed)
      : patternHabit((ip) => `ns-${ip.tail}.${apex}`);
  const addresses = builder.machines(asn, names.length, habit);
  const nodes = Object.fromEntries(
    names.map((name, i): [string, Node] => [name, { A: { ttl, data: addresses.slice(i, i + 1) } }]),
  );
  return { names, zones: [listedZone({ apex, nameServers: names, names: nodes, minimum: 900 })] };
}
