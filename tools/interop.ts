import { fileURLToPath } from "node:url";
import { installMissing } from "../lab/interop/install.ts";
import { startChild } from "./setup/children.mjs";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Runs Fluxward against DNS servers that other people wrote: `tsx tools/interop.ts [vitest arguments]`.
 * FLUXWARD_INTEROP_NO_SKIP=1 makes every skipped case a failure.
 */
async function main(args: readonly string[]): Promise<number> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  await installMissing();
  requireFreshBuild(root);
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.interop.config.ts"];
  const child = startChild(process.execPath, [...vitest, ...args], { stdio: "inherit" });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (status) => {
      done(status ?? 1);
    });
  });
}

process.exitCode = await main(process.argv.slice(2));
