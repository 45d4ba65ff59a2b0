import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNodePorts, type NodePorts } from "../../src/cli/node-ports.ts";
import { createDohClient, isFailure } from "../../src/dns/doh-client.ts";
import type { World } from "../model/world.ts";
import type { CertificateStore } from "../server/certificates.ts";
import {
  findSoftware,
  POWERDNS,
  RESOLVER_IDS,
  RESOLVER_SOFTWARE,
  type ResolverId,
} from "./programs.ts";
import { type RemoteBackend, startRemoteBackend } from "./remote-backend.ts";
import type { RunningProgram } from "./run-program.ts";
import { type StartedServer, startPowerDns, startResolver } from "./servers.ts";

export type Interop = {
  /** DoH URL of each server that is installed. */
  readonly urls: ReadonlyMap<ResolverId, string>;
  /** What reached the authority. */
  readonly authority: Pick<RemoteBackend, "lookUps" | "clear">;
  /** Connections that trust the lab's certificates, as the command has them with `--ca`. */
  readonly ports: NodePorts["ports"];
  /** The same over connections of their own; to be closed. */
  readonly freshPorts: () => NodePorts;
  readonly close: () => Promise<void>;
};

export type InteropOptions = {
  readonly world: World;
  readonly certificates: CertificateStore;
  /** A name of the world that has an A record: a server is ready once it answers this. */
  readonly readyName: string;
};

/** From its start until it answers, ms. */
const PATIENCE_MS = 15_000;
const RETRY_MS = 50;

/** Starts PowerDNS over the world and every installed DoH server in front of it, all on 127.0.0.1. */
export async function startInterop(options: InteropOptions): Promise<Interop> {
  const { world, certificates, readyName } = options;
  const powerDns = findSoftware(POWERDNS);
  if (typeof powerDns === "string") throw new Error(`No authority: ${powerDns}.`);
  const folder = mkdtempSync(join(tmpdir(), "fluxward-interop-"));
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(closers.splice(0).map((end) => end()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const caFile = join(folder, "authority.pem");
    writeFileSync(caFile, certificates.authorityPem);
    const nodePorts = createNodePorts(caFile);
    closers.push(nodePorts.close);
    const backend = await startRemoteBackend(join(folder, "model.sock"), world.authority);
    closers.push(backend.close);
    const authority = await startPowerDns(powerDns, folder);
    closers.push(authority.program.stop);
    const pem = await certificates.pemFor(["127.0.0.1"]);
    const start = async (id: ResolverId): Promise<readonly [ResolverId, string][]> => {
      const installed = findSoftware(RESOLVER_SOFTWARE[id]);
      if (typeof installed === "string") return [];
      const own = { ...pem, authorityPort: authority.port };
      const server = await startResolver(id, installed, join(folder, id), own);
      closers.push(server.program.stop);
      const url = urlOf(server);
      await untilItAnswers(url, readyName, nodePorts, [
        [RESOLVER_SOFTWARE[id].name, server.program],
        [POWERDNS.name, authority.program],
      ]);
      return [[id, url]];
    };
    const starting = RESOLVER_IDS.map(start);
    // One that fails must not leave the others starting behind its back.
    await Promise.allSettled(starting);
    const started = await Promise.all(starting);
    backend.clear();
    return {
      urls: new Map(started.flat()),
      authority: backend,
      ports: nodePorts.ports,
      freshPorts: () => createNodePorts(caFile),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function urlOf({ port }: StartedServer): string {
  return `https://127.0.0.1:${String(port)}/dns-query`;
}

/** `programs`: everything that has to work for an answer to come, by name. */
async function untilItAnswers(
  resolver: string,
  name: string,
  { ports }: NodePorts,
  programs: readonly (readonly [string, RunningProgram])[],
): Promise<void> {
  const ask = createDohClient(ports, 1_000);
  const deadline = Date.now() + PATIENCE_MS;
  let last = "";
  while (programs.every(([, program]) => !program.hasEnded()) && Date.now() < deadline) {
    const result = await ask({ name, type: "A", resolver, draw: 0 });
    if (!isFailure(result) && result.status === 0 && result.answer.length > 0) return;
    last = isFailure(result) ? result.detail : `DNS status ${String(result.status)}`;
    await new Promise((done) => setTimeout(done, RETRY_MS));
  }
  const said = programs.map(([who, program]) => `${who} said:\n${program.lastLines()}`);
  throw new Error([`${programs[0]?.[0] ?? ""} gave no answer: ${last}`, ...said].join("\n"));
}
