import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fillTemplate } from "./fill-template.ts";
import { freePort } from "./free-port.ts";
import type { Installed, ResolverId } from "./programs.ts";
import { type RunningProgram, runProgram } from "./run-program.ts";

/** How each server is told where its configuration is, and to stay in the foreground. */
const COMMANDS: Readonly<
  Record<ResolverId, { config: string; args: (config: string, folder: string) => string[] }>
> = {
  dnsdist: {
    config: "dnsdist.lua",
    args: (config) => ["--supervised", "--disable-syslog", "-C", config],
  },
  unbound: { config: "unbound.conf", args: (config) => ["-d", "-c", config] },
  bind: { config: "named.conf", args: (config) => ["-f", "-n", "1", "-c", config] },
  knot: { config: "kresd.lua", args: (config, folder) => ["-n", "-c", config, folder] },
};

export type StartedServer = { readonly port: number; readonly program: RunningProgram };

export async function startPowerDns(installed: Installed, folder: string): Promise<StartedServer> {
  const port = await freePort();
  writeFileSync(join(folder, "pdns.conf"), fillTemplate("pdns.conf", { folder, port }));
  return { port, program: runProgram(installed.path, [`--config-dir=${folder}`], folder) };
}

/** A DoH server that forwards to the authority. `folder` must not exist yet. */
export async function startResolver(
  id: ResolverId,
  installed: Installed,
  folder: string,
  options: { readonly authorityPort: number; readonly key: string; readonly cert: string },
): Promise<StartedServer> {
  const { config, args } = COMMANDS[id];
  const port = await freePort();
  const { authorityPort } = options;
  mkdirSync(folder);
  writeFileSync(join(folder, "server.key"), options.key, { mode: 0o600 });
  writeFileSync(join(folder, "server.pem"), options.cert);
  const file = join(folder, config);
  writeFileSync(file, fillTemplate(config, { folder, port, authorityPort }));
  return { port, program: runProgram(installed.path, args(file, folder), folder) };
}
