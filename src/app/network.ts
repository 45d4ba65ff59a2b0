import { findNat64Prefix, withoutNat64 } from "../detection/nat64.ts";
import type { History } from "../detection/observation.ts";
import type { Obstacle } from "../messages/protocol.ts";
import type { NetworkState } from "../storage/session.ts";
import type { Settings } from "../storage/settings-model.ts";
import type { Ports } from "./ports.ts";

/** What keeps looks from being taken, given whether the page came through a proxy; undefined where nothing does. */
export function obstacleOf(
  ports: Ports,
  { proxy }: Settings,
  { line, proxied }: Pick<NetworkState, "line" | "proxied">,
): Obstacle | undefined {
  if (proxy === "assume" || (proxy === "auto" && proxied)) return "proxy";
  return !ports.online() && line !== "doubted" ? "offline" : undefined;
}

/**
 * Takes note of whether the browser is online, as no event tells a background script that slept, and
 * of whether the latest page came through a proxy (undefined: it was not told). `changed`: the device was offline until now.
 */
export async function noteNetwork(
  ports: Ports,
  proxied?: boolean,
): Promise<{ readonly network: NetworkState; readonly changed: boolean }> {
  const online = ports.online();
  let changed = false;
  const network = await ports.session.noteNetwork((known) => {
    const route = proxied === undefined || proxied === known.proxied ? {} : { proxied };
    if (!online) return known.line === "up" ? { ...route, line: "down" } : route;
    if (known.line === "up") return route;
    changed = true;
    return { ...route, ...another(known) };
  });
  return { network, changed };
}

/** From now on nothing is compared with answers from before. */
export async function noteOtherNetwork(ports: Ports): Promise<void> {
  await ports.session.noteNetwork(another);
}

function another({ epoch }: NetworkState): Partial<NetworkState> {
  return { epoch: epoch + 1, line: "up", nat64: undefined };
}

/**
 * A page came from the network although the browser says that it is offline, as it does where it does not know the
 * kind of connection: it is not believed until it says otherwise. Answers whether that is news.
 */
export async function noteArrival(ports: Ports): Promise<boolean> {
  if (ports.online() || (await ports.session.network()).line === "doubted") return false;
  await ports.session.noteNetwork(() => ({ line: "doubted" }));
  return true;
}

/** Learns this network's NAT64 prefix where the browser connected to an address that holds one of the site's. */
export async function learnNat64(ports: Ports, history: History): Promise<void> {
  const prefix = ownPrefix(history);
  if (prefix === undefined || (await ports.session.network()).nat64 !== undefined) return;
  await ports.session.noteNetwork(() => ({ nat64: prefix }));
}

/** The history with what NAT64 made of connected addresses undone. */
export async function seenThroughNat64(ports: Ports, history: History): Promise<History> {
  if (!history.connections.some(({ address }) => address.includes(":"))) return history;
  const prefix = ownPrefix(history) ?? (await ports.session.network()).nat64;
  if (prefix === undefined) return history;
  const connections = history.connections.map(({ at, address }) => {
    return { at, address: withoutNat64(address, prefix) };
  });
  return { ...history, connections };
}

function ownPrefix({ looks, connections }: History): string | undefined {
  const wrapped = connections.filter(({ address }) => address.includes(":"));
  if (wrapped.length === 0) return undefined;
  const records = looks.flatMap(({ observations }) => observations.flatMap(({ answer }) => answer));
  const known = new Set(records.filter(({ type }) => type === "A").map(({ data }) => data));
  return wrapped
    .map(({ address }) => findNat64Prefix(address, known))
    .find((prefix) => prefix !== undefined);
}
