import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { whereAmI } from "./inside.ts";

const ENTER = fileURLToPath(new URL("enter.mjs", import.meta.url));

/**
 * Starts the running Node program once more, with the same arguments, in a network of its own, waits
 * for it and ends with its status. Where it already is inside, or may not be, it returns and the
 * program goes on.
 */
export async function reenterInNamespace(): Promise<void> {
  if (whereAmI() !== "outside") return;
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const child = spawn(process.execPath, [ENTER, "--", ...command], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => child.kill(signal));
  }
  const status = await new Promise<number>((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => {
      done(code ?? 1);
    });
  });
  process.exit(status);
}
