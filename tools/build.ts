import { chmodSync, copyFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { requireNetworkTable, NETWORK_TABLE } from "./build/network-table.ts";
import { runVite } from "./build/run-vite.ts";
import { isTarget, TARGETS, type Target } from "./build/targets.ts";

/** Builds what the command line names, or everything: `tsx tools/build.ts [chrome|firefox|cli]...` */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !isTarget(name));
  if (unknown.length > 0) {
    throw new Error(`Nothing called "${unknown.join(", ")}". Known: ${TARGETS.join(", ")}.`);
  }
  process.chdir(fileURLToPath(new URL("..", import.meta.url)));
  requireNetworkTable();
  const wanted = names.length === 0 ? TARGETS : TARGETS.filter((target) => names.includes(target));
  await Promise.all(wanted.map(buildTarget));
}

async function buildTarget(target: Target): Promise<void> {
  const started = performance.now();
  if (target === "cli") {
    await runVite(["--config", "vite.cli.config.ts"]);
    chmodSync("dist/cli/fluxward.js", 0o755);
    copyFileSync(NETWORK_TABLE, "dist/cli/networks.bin");
  } else {
    await runVite(["--mode", target]);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`dist/${target}: built in ${seconds} s`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
