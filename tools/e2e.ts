import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROJECTS = ["chromium", "firefox", "policy"];

/** Runs the end-to-end tests: `tsx tools/e2e.ts [chromium|firefox|policy] [vitest arguments]`. */
async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name !== undefined && !PROJECTS.includes(name)) {
    console.error(`Use: npx tsx tools/e2e.ts [${PROJECTS.join("|")}] [vitest arguments]`);
    return 2;
  }
  const project = name === undefined ? [] : ["--project", name];
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
