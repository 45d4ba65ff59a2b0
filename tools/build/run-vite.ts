import { spawn } from "node:child_process";
import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";

const VITE = "node_modules/vite/bin/vite.js";

/** What the extension plugin prints on every good build; everything else is worth a reader's time. */
const CHATTER = [
  /^\s*$/,
  /crx:content-scripts-iife\]/,
  /inlineDynamicImports.{0,2}option is ignored/,
  /✓ .*\.iife\.ts → /,
];

/**
 * Runs one `vite build` in a process of its own, since the extension plugin keeps state per process.
 * Prints what the build had to say; throws with it when the build failed.
 */
export async function runVite(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [VITE, "build", "--logLevel", "warn", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const printed: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk));
  const [status] = (await once(child, "close")) as [number | null];
  const text = stripVTControlCharacters(Buffer.concat(printed).toString("utf8"));
  if (status !== 0) throw new Error(`vite build ${args.join(" ")} failed:\n${text}`);
  const lines = text.split("\n").filter((line) => !CHATTER.some((known) => known.test(line)));
  if (lines.length > 0) console.warn(lines.join("\n"));
}
