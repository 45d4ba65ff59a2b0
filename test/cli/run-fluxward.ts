import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

export type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

/** Starts the real command in a process of its own. */
export function startFluxward(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** Runs it to its end. */
export async function fluxward(
  args: readonly string[],
  input: string | Uint8Array = "",
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = startFluxward(args, environment);
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
  // A command that does not read its input closes the pipe.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input);
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, out, err };
}
