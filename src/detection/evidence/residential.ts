import type { Evidence } from "../evidence.ts";
import { interpolate, type Spread } from "../spread.ts";
import type { Movement } from "../movement.ts";

export const RESIDENTIAL_CAP = 4;
export const SERVERS_FLOOR = -2;
/** What homes that no reverse name betrays may add. */
const UNNAMED_CAP = 3;
/** What the kind of network alone is worth: less where names were asked for and betrayed no home. */
const ASKED_IN_VAIN = 0.5;
const NOT_ASKED = 0.75;
const MANY_HOMES = 8;
const MANY_NEW = 3;
const FEW_SERVERS = 0.2;
/** So many new networks over time are no longer a change of hosting or a spare. */
const RESTLESS = 2;
const MANY_AT_ONCE = 4;

export type Machines = {
  readonly homes: number;
  readonly servers: number;
  /** Distinct networks with a machine whose reverse name says that it is a home. */
  readonly namedHomeNetworks: number;
  /** Distinct networks with a likely home, by name or by the kind of network. */
  readonly homeNetworks: number;
  /** Distinct registries, about continents, that the likely homes' addresses are from. */
  readonly homeRegistries: number;
  /** Home share of the machines that could be judged, 0 to 1; those judged by network alone count half. */
  readonly homeShare: number;
  /** Share of machines that are servers by their own names or in server networks, 0 to 1. */
  readonly serverShare: number;
  readonly example: string | undefined;
  /** Whether any reverse name was asked for. */
  readonly wereAsked: boolean;
};

/**
 * `reverseNames`: reverse query name to name, as a dossier holds them. `trust`: how far the table's
 * kinds of networks can be relied on, 0 to 1.
 */
export function countMachines(
  spread: Spread,
  reverseNames: ReadonlyMap<string, string>,
  trust: number,
): Machines {
  let homes = 0;
  let servers = 0;
  let homeWeight = 0;
  let serverWeight = 0;
  const named = new Set<string>();
  const likely = new Set<string>();
  const registries = new Set<string>();
  let example: string | undefined;
  for (const { sighting, machine } of spread.addresses.values()) {
    const weight = machine.basis === "named" ? 1 : trust / 2;
    if (machine.kind === "home") {
      homes += 1;
      homeWeight += weight;
      likely.add(sighting.networkId);
      registries.add(sighting.registry ?? "");
      if (machine.basis === "named") {
        named.add(sighting.networkId);
        const name = reverseNames.get(sighting.reverseQuery) ?? "";
        if (name !== "" && (example === undefined || name < example)) example = name;
      }
    } else if (machine.kind === "server") {
      servers += 1;
      serverWeight += weight;
    }
  }
  const judged = homeWeight + serverWeight;
  return {
    homes,
    servers,
    namedHomeNetworks: named.size,
    homeNetworks: likely.size,
    homeRegistries: registries.size,
    homeShare: judged === 0 ? 0 : homeWeight / judged,
    serverShare: judged === 0 ? 0 : serverWeight / judged,
    example,
    wereAsked: reverseNames.size > 0,
  };
}

/**
 * Whether the machines are homes. One home on its own is somebody's own server at home and never
 * counts; the kind of network alone counts half, and only where the addresses also move, since
 * stable hosting on several access providers' lines is ordinary in some countries.
 */
export function residential(
  machines: Machines,
  movement: Movement,
  trust: number,
  isRestless: boolean,
  hasOwners: boolean,
): Evidence | undefined {
  const judged = machines.homes + machines.servers;
  if (judged < 2) return undefined;
  const share = interpolate(
    [
      [0.3, 0],
      [0.45, 1.5],
      [0.6, 3],
      [0.9, RESIDENTIAL_CAP],
    ],
    machines.homeShare,
  );
  if (share > 0 && machines.homeNetworks >= 2) {
    // A point a network: homes and small offices with two lines are common, with four they are not.
    return homeEvidence(machines, Math.min(share, machines.homeNetworks), movement, trust);
  }
  if (machines.serverShare < 0.65 || isRestless) return undefined;
  // Servers speak for a site while it stays on them, or moves among many at once under names that
  // somebody chose; less for one that moves among hosters' numbers.
  const isService = movement.widestLook > MANY_AT_ONCE && hasOwners;
  const settled = movement.newNetworks < RESTLESS || isService;
  const points = interpolate(
    [
      [0.65, SERVERS_FLOOR / 2],
      [0.85, settled ? SERVERS_FLOOR : SERVERS_FLOOR / 2],
    ],
    machines.serverShare,
  );
  const facts = { servers: machines.servers, judged };
  return { group: "residential", points, reason: "servers-only", facts };
}

function homeEvidence(
  machines: Machines,
  full: number,
  movement: Movement,
  trust: number,
): Evidence | undefined {
  const judged = machines.homes + machines.servers;
  const { homes, namedHomeNetworks, example } = machines;
  // In many countries no reverse name says anything. Then many access networks, ever new ones among
  // them and hardly a server anywhere, must be enough.
  const many =
    machines.homeNetworks >= MANY_HOMES &&
    movement.overTime >= MANY_NEW &&
    machines.serverShare < FEW_SERVERS;
  const share = machines.wereAsked ? ASKED_IN_VAIN : NOT_ASKED;
  const unnamed = (many ? Math.min(full, UNNAMED_CAP) : full * share) * trust;
  if (namedHomeNetworks > 0 && example !== undefined) {
    const named = namedHomeNetworks >= 2 ? full : full * 0.6;
    const points = Math.max(named, many ? unnamed : 0);
    const facts = { homes, judged, example };
    return { group: "residential", points, reason: "home-connections", facts };
  }
  const moves = movement.overTime + movement.acrossResolvers >= 1;
  if (!moves && movement.soonNewHomes < MANY_HOMES) return undefined;
  const facts = { homes, judged };
  return { group: "residential", points: unnamed, reason: "home-networks", facts };
}
