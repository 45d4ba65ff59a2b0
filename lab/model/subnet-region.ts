import type { Region } from "./zone.ts";

const REGIONS: readonly Region[] = ["us", "eu", "as"];

/**
 * Where a client subnet is taken to be: a fixed map from its first bits, as good as any, since the
 * lab's content networks only have to answer alike within a subnet and otherwise elsewhere.
 */
export function regionOfSubnet(subnet: string | undefined): Region | undefined {
  if (subnet === undefined) return undefined;
  const [address = "", length] = subnet.split("/");
  if (length === "0" || address === "") return undefined;
  const first = Number.parseInt(address, address.includes(":") ? 16 : 10);
  return Number.isNaN(first) ? undefined : REGIONS[Math.floor(first / 16) % REGIONS.length];
}
