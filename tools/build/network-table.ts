import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** The packed network table, made once from a pinned dependency and shared by all builds. */
export const NETWORK_TABLE = "build/networks.bin";

const BUILDER = "tools/build-networks.ts";

/** Makes the network table where it is missing; throws when that fails. */
export function requireNetworkTable(): void {
  if (existsSync(NETWORK_TABLE)) return;
  console.log("network table: building it from @ip-location-db/asn (once)");
  const made = spawnSync(process.execPath, ["--import", "tsx", BUILDER], { stdio: "inherit" });
  if (made.status !== 0 || !existsSync(NETWORK_TABLE)) {
    throw new Error(`${BUILDER} did not make ${NETWORK_TABLE}; run it alone to see why.`);
  }
}
