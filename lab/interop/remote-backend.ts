import { rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import type { RecordType, ResourceRecord } from "../../src/detection/observation.ts";
import { TYPE_NUMBERS } from "../../src/dns/record-types.ts";
import type { Authority } from "../model/authority.ts";
import { BROKEN_NAME } from "./probe-names.ts";

/** A look-up that PowerDNS made for a query it got. */
export type AuthorityLookUp = {
  readonly name: string;
  /** "ANY" for most: PowerDNS takes all of a name at once. */
  readonly type: string;
  /** The client's subnet as PowerDNS knows it (RFC 7871), else the address that asked. */
  readonly client: string;
};

export type RemoteBackend = {
  /** Since the last `clear`, oldest first. */
  readonly lookUps: () => readonly AuthorityLookUp[];
  readonly clear: () => void;
  readonly close: () => Promise<void>;
};

const MOST_KEPT = 50_000;

/**
 * Serves the scenario model to PowerDNS's remote backend: one JSON object a line each way over a unix
 * socket (PowerDNS documentation, "Remote backend").
 */
export async function startRemoteBackend(
  path: string,
  authority: Authority,
  now: () => number = Date.now,
): Promise<RemoteBackend> {
  const kept: AuthorityLookUp[] = [];
  const open = new Set<Socket>();
  const answer = (line: string): unknown => {
    const { method, parameters = {} } = JSON.parse(line) as BackendRequest;
    if (method === "initialize") return true;
    if (method === "getAllDomainMetadata") return {};
    if (method === "getDomainMetadata") return [];
    if (method !== "lookup") return false;
    const { qname = "", qtype = "", "real-remote": client = "" } = parameters;
    const name = qname.toLowerCase().replace(/\.$/, "");
    if (kept.length < MOST_KEPT) kept.push({ name, type: qtype, client });
    return records(authority, { name, type: qtype, client }, now());
  };
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    // PowerDNS that goes away needs no answer.
    socket.on("error", () => undefined);
    let held = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      const lines = (held + text).split("\n");
      held = lines.pop() ?? "";
      for (const line of lines.filter((one) => one.trim() !== "")) {
        socket.write(`${JSON.stringify({ result: answer(line) })}\n`);
      }
    });
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(path, done);
  });
  return {
    lookUps: () => [...kept],
    clear: () => {
      kept.length = 0;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => {
          rmSync(path, { force: true });
          done();
        });
        for (const socket of open) socket.destroy();
      }),
  };
}

type BackendRequest = {
  readonly method: string;
  readonly parameters?: {
    readonly qname?: string;
    readonly qtype?: string;
    readonly "real-remote"?: string;
  };
};

function records(
  authority: Authority,
  { name, type, client }: AuthorityLookUp,
  at: number,
): unknown {
  const found = authority.lookUp({
    name,
    // All of a name at once counts as the query for its addresses.
    type: type in TYPE_NUMBERS ? (type as RecordType) : "A",
    at,
    vantage: { region: "eu", subnet: subnetOf(client) },
  });
  // Data that PowerDNS cannot read: it answers SERVFAIL, as authorities with damaged data do.
  if (name === BROKEN_NAME && type !== "SOA") return [row(name, "A", 60, "damaged", 0)];
  const own = name === found.zone ? [found.soa] : [];
  const all = (found.records ?? []).filter((record) => record.type !== "SOA");
  const rows = [...own, ...all]
    .filter((record) => type === "ANY" || record.type === type)
    .map((record) => row(name, record.type, record.ttl, contentOf(record), found.scope));
  return rows.length === 0 ? false : rows;
}

function row(name: string, type: string, ttl: number, content: string, scope: number): object {
  return { qname: `${name}.`, qtype: type, ttl, content, auth: 1, scopeMask: scope };
}

/** Names in PowerDNS's form, with the final dot. */
function contentOf({ type, data }: ResourceRecord): string {
  if (type === "CNAME" || type === "NS" || type === "PTR") return `${data}.`;
  if (type !== "SOA") return data;
  const [primary = "", person = "", ...numbers] = data.split(" ");
  return [`${primary}.`, `${person}.`, ...numbers].join(" ");
}

/** PowerDNS gives the asking server's own address where no subnet came: that of this machine. */
function subnetOf(client: string): string | undefined {
  return client === "" || client.startsWith("127.") || client.startsWith("::1")
    ? undefined
    : client;
}
