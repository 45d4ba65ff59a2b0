import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import packageFile from "../package.json" with { type: "json" };
import { EXPLAINED, lintProblems, type LintReport } from "./package/lint-warnings.ts";

/** Fetched when it is needed: with all that it brings it is larger than what everybody installs. */
const WEB_EXT = "web-ext@10.7.0";

/** Has Mozilla's own tool look at Firefox's package: `npm run lint:package [-- FILE.xpi]`, after `npm run package`. */
function main(given: string | undefined): number {
  const file = resolve(given ?? `packages/fluxward-${packageFile.version}-firefox.xpi`);
  if (!existsSync(file)) throw new Error(`There is no ${file}. Make it: npm run package`);
  const empty = mkdtempSync(join(tmpdir(), "fluxward-lint-"));
  const lint = ["web-ext", "lint", "--source-dir", file, "--output", "json"];
  const { stdout, stderr, status } = spawnSync(
    "npm",
    ["exec", "--yes", `--package=${WEB_EXT}`, "--", ...lint],
    { encoding: "utf8", cwd: empty },
  );
  rmSync(empty, { recursive: true });
  if (!stdout.trimStart().startsWith("{")) {
    throw new Error(`${WEB_EXT} gave no report (exit status ${String(status)}):\n${stderr}`);
  }
  const problems = lintProblems(JSON.parse(stdout) as LintReport);
  for (const [code, why] of Object.entries(EXPLAINED)) console.log(`explained: ${code}. ${why}`);
  for (const problem of problems) console.error(problem);
  console.log(`${WEB_EXT}: ${problems.length} problems in ${file}`);
  return problems.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
