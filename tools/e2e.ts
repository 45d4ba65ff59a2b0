import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const BROWSERS = ["chromium", "firefox"];

/** Runs the end-to-end tests: `tsx tools/e2e.ts [chromium|firefox] [vitest arguments]`. */
async function main([browser, ...rest]: readonly string[]): Promise<number> {
  if (browser !== undefined && !BROWSERS.includes(browser)) {
    console.error(`Use: npx tsx tools/e2e.ts [${BROWSERS.join("|")}] [vitest arguments]`);
    return 2;
  }
  const project = browser === undefined ? [] : ["--project", browser];
  const args = ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.e2e.config.ts"];
  const child = spawn(process.execPath, [...args, ...project, ...rest], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    stdio: "inherit",
  });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (status) => {
      done(status ?? 1);
    });
  });
}

process.exitCode = await main(process.argv.slice(2));
