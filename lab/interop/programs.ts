import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "../../tools/setup/find-program.mjs";

/** A piece of DNS software that other people wrote, as Debian packs it. */
export type Software = {
  readonly name: string;
  readonly program: string;
  readonly packages: readonly string[];
  /** Makes the program tell its version. */
  readonly versionFlag: string;
  /** What else must be there besides the program, and is not. */
  readonly lacks?: () => string | undefined;
};

export type Installed = { readonly path: string; readonly version: string };

/** The authority behind all resolvers. */
export const POWERDNS: Software = {
  name: "PowerDNS",
  program: "pdns_server",
  packages: ["pdns-server", "pdns-backend-remote"],
  versionFlag: "--version",
  lacks: () => (hasRemoteBackend() ? undefined : "PowerDNS's remote backend"),
};

export const RESOLVER_SOFTWARE = {
  dnsdist: {
    name: "dnsdist",
    program: "dnsdist",
    packages: ["dnsdist"],
    versionFlag: "--version",
  },
  unbound: {
    name: "unbound",
    program: "unbound",
    packages: ["unbound"],
    versionFlag: "-V",
  },
  bind: {
    name: "BIND",
    program: "named",
    packages: ["bind9"],
    versionFlag: "-v",
  },
  knot: {
    name: "Knot Resolver",
    program: "kresd",
    packages: ["knot-resolver"],
    versionFlag: "--version",
  },
} satisfies Record<string, Software>;

export type ResolverId = keyof typeof RESOLVER_SOFTWARE;
export const RESOLVER_IDS = Object.keys(RESOLVER_SOFTWARE) as readonly ResolverId[];

export const ALL_SOFTWARE: readonly Software[] = [POWERDNS, ...Object.values(RESOLVER_SOFTWARE)];

/** Where a program is and which version; a sentence's end saying what is missing where it cannot be used. */
export function findSoftware(software: Software): Installed | string {
  const path = findProgram([software.program]);
  if (path === undefined) return `"${software.program}" is not installed`;
  const missing = software.lacks?.();
  if (missing !== undefined) return `${missing} is not installed`;
  const { stdout, stderr, error } = spawnSync(path, [software.versionFlag], { encoding: "utf8" });
  if (error !== undefined) return `"${path}" cannot run: ${error.message}`;
  const version = /\d+\.\d+(?:\.\d+)*/.exec(`${stdout}\n${stderr}`)?.[0];
  return version === undefined ? `"${path}" tells no version` : { path, version };
}

/** Debian keeps backends in the folder of the machine's architecture. */
function hasRemoteBackend(): boolean {
  const folders = ["/usr/lib", "/usr/local/lib"].flatMap((top) => [
    top,
    ...(existsSync(top) ? readdirSync(top).map((name) => join(top, name)) : []),
  ]);
  return folders.some((folder) => existsSync(join(folder, "pdns", "libremotebackend.so")));
}
