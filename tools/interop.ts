import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installMissing } from "../lab/interop/install.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";
import { startChild } from "./setup/children.mjs";

/**
 * Runs Fluxward against DNS servers that other people wrote: `tsx tools/interop.ts [vitest arguments]`.
 * FLUXWARD_INTEROP_NO_SKIP=1 makes every skipped case a failure.
 */
async function main(args: readonly string[]): Promise<number> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  await installMissing();
  requireFreshBuild(root);
  // One folder for everything, so that a run which is ended leaves neither keys nor profiles behind.
  const folder = mkdtempSync(join(tmpdir(), "fluxward-"));
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.interop.config.ts"];
  const child = startChild(process.execPath, [...vitest, ...args], {
    stdio: "inherit",
    env: { ...process.env, TMPDIR: folder },
  });
  try {
    return await new Promise<number>((done, fail) => {
      child.once("error", fail);
      child.once("close", (status) => {
        done(status ?? 1);
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

process.exitCode = await main(process.argv.slice(2));
