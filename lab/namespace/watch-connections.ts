import { readFileSync } from "node:fs";

/** What was connected to in this network namespace, whoever did it. */
export type Connections = {
  /** `tcp address port` or `udp address port`, IPv4 in its own form; what came and went between two readings is missing. */
  readonly ends: ReadonlySet<string>;
  /** Connections that nobody took, and datagrams to ports where nobody listens: counted by the kernel, so none is missing. */
  readonly unheard: { readonly tcp: number; readonly udp: number };
};

const READ_EVERY_MS = 10;
/** State "listening" in /proc/net/tcp (include/net/tcp_states.h). */
const LISTENING = "0A";

/**
 * Watches all connections of the namespace that this process is in (proc_pid_net(5)), the lab's and the
 * browser's alike. `ports`: those that the lab serves, which tell the two ends of a connection apart.
 */
export function watchConnections(ports: readonly number[]): { readonly stop: () => Connections } {
  const ends = new Set<string>();
  const before = readCounters();
  const read = (): void => {
    for (const file of ["tcp", "tcp6", "udp", "udp6"]) {
      for (const [local, remote, state] of readSockets(file)) {
        if (state === LISTENING || remote.port === 0) continue;
        const end = ports.includes(local.port) ? local : remote;
        ends.add(`${file.slice(0, 3)} ${end.address} ${String(end.port)}`);
      }
    }
  };
  const timer = setInterval(read, READ_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      read();
      const after = readCounters();
      return {
        ends,
        unheard: { tcp: after.tcp - before.tcp, udp: after.udp - before.udp },
      };
    },
  };
}

type End = { readonly address: string; readonly port: number };

function readSockets(file: string): (readonly [End, End, string])[] {
  const lines = readFileSync(`/proc/net/${file}`, "utf8").split("\n").slice(1);
  return lines.flatMap((line) => {
    const [, local = "", remote = "", state = ""] = line.trim().split(/\s+/);
    return local === "" ? [] : [[readEnd(local), readEnd(remote), state] as const];
  });
}

/** `0100007F:0035` is 127.0.0.1 port 53: each four bytes in the order of a little-endian machine. */
function readEnd(text: string): End {
  const [hex = "", port = ""] = text.split(":");
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) =>
    (word.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)),
  );
  const isMapped =
    bytes.length === 16 && bytes.slice(0, 12).join() === "0,0,0,0,0,0,0,0,0,0,255,255";
  const four = isMapped ? bytes.slice(12) : bytes;
  const address =
    four.length === 4 ? four.join(".") : (hex.toLowerCase().match(/.{4}/g) ?? []).join(":");
  return { address, port: Number.parseInt(port, 16) };
}

function readCounters(): { readonly tcp: number; readonly udp: number } {
  const tables = readFileSync("/proc/net/snmp", "utf8").split("\n");
  const count = (table: string, name: string): number => {
    const [names, values] = tables
      .filter((line) => line.startsWith(`${table}: `))
      .map((line) => line.split(" "));
    return Number(values?.[names?.indexOf(name) ?? -1]);
  };
  return {
    tcp: count("Tcp", "ActiveOpens") - count("Tcp", "PassiveOpens"),
    udp: count("Udp", "NoPorts"),
  };
}
