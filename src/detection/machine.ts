import type { MachineKind } from "./facts.ts";
import type { NetworkKind } from "./network.ts";
import { classifyReverseName } from "./reverse-name.ts";

/** What one address most likely is, and how far that can be trusted. */
export type Machine = {
  readonly kind: MachineKind;
  /**
   * `named`: its reverse name says so, which a site's owner cannot forge for other people's lines.
   * `network`: only the kind of its network says so, which counts half: companies rent lines from
   * access providers too, and whole Chinese data centres stand in them (detection-science, 4e).
   */
  readonly basis: "named" | "network" | "none";
  /** Named by whoever runs it, not by the provider's pattern: typical of volunteers and companies. */
  readonly ownerNamed: boolean;
};

const UNKNOWN: Machine = { kind: "unknown", basis: "none", ownerNamed: false };

/**
 * Judges one public address. The kind of network decides how its reverse name reads: a pool word in
 * an access network is a home, the same word at a hoster is only that hoster's habit.
 */
export function judgeMachine(
  network: NetworkKind,
  reverseName: string | undefined,
  address: string,
): Machine {
  if (network === "cdn") return { kind: "cdn", basis: "network", ownerNamed: false };
  if (reverseName === undefined) return judgeByNetwork(network);
  const name = classifyReverseName(reverseName, address);
  if (name === "blank") return judgeByNetwork(network);
  if (name === "hosting") return { kind: "server", basis: "named", ownerNamed: false };
  if (name === "owner") return { kind: "server", basis: "named", ownerNamed: true };
  if (network === "hosting" || network === "education") {
    return { kind: "server", basis: "network", ownerNamed: false };
  }
  if (name === "pool") return { kind: "home", basis: "named", ownerNamed: false };
  // A fixed line may be a small company's own server: it proves neither.
  if (name === "static") return UNKNOWN;
  return network === "access" ? { kind: "home", basis: "named", ownerNamed: false } : UNKNOWN;
}

function judgeByNetwork(network: NetworkKind): Machine {
  if (network === "access") return { kind: "home", basis: "network", ownerNamed: false };
  if (network === "hosting" || network === "education") {
    return { kind: "server", basis: "network", ownerNamed: false };
  }
  return UNKNOWN;
}
