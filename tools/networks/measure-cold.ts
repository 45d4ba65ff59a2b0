import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { TABLE_FILE } from "./table-file.ts";

/** Medians over fresh processes, ms: code not compiled yet, nothing decoded, as in a woken worker. */
export type ColdTimes = {
  readonly processes: number;
  readonly read: number;
  readonly open: number;
  /** Opening and the first look-up together. */
  readonly lookup: number;
  /** The least of those: what the machine does when nothing else runs on it. */
  readonly fastest: number;
};

const ADDRESSES = ["84.155.10.20", "2a00:1450:4001:82a::200e", "81.169.145.70", "5.9.0.1"];

/** Bundles the reader as the extension does and times it in one fresh Node process after another. */
export async function measureColdProcesses(processes: number): Promise<ColdTimes> {
  const folder = mkdtempSync(join(tmpdir(), "fluxward-cold-"));
  try {
    await build({
      logLevel: "silent",
      configFile: false,
      build: {
        ssr: fileURLToPath(new URL("cold-entry.ts", import.meta.url)),
        outDir: folder,
        minify: true,
        rolldownOptions: { output: { entryFileNames: "cold.mjs" } },
      },
      ssr: { noExternal: true },
    });
    const runs = Array.from({ length: processes }, (_, at) => {
      const address = ADDRESSES[at % ADDRESSES.length] ?? "";
      const out = execFileSync(process.execPath, [join(folder, "cold.mjs"), TABLE_FILE, address]);
      return out.toString().trim().split(" ").map(Number);
    });
    const medianOf = (column: number): number => {
      const values = runs.map((run) => run[column] ?? NaN).sort((a, b) => a - b);
      return values[Math.floor(values.length / 2)] ?? NaN;
    };
    return {
      processes,
      read: medianOf(0),
      open: medianOf(1),
      lookup: medianOf(2),
      fastest: Math.min(...runs.map((run) => run[2] ?? NaN)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
