import { spawnSync } from "node:child_process";
import { isTableFresh } from "../networks/table-recipe.ts";

/** The packed network table, made once from a pinned dependency and shared by all builds. */
export const NETWORK_TABLE = "build/networks.bin";

const BUILDER = "tools/build-networks.ts";

/** Makes the network table where it is missing, or would come out otherwise by now; throws when that fails. */
export function requireNetworkTable(): void {
  if (isTableFresh()) return;
  console.log("network table: building it from @ip-location-db/asn (once)");
  const made = spawnSync(process.execPath, ["--import", "tsx", BUILDER], { stdio: "inherit" });
  if (made.status !== 0 || !isTableFresh()) {
    throw new Error(`${BUILDER} did not make ${NETWORK_TABLE}; run it alone to see why.`);
  }
}
