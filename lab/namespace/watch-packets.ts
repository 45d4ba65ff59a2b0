import { spawn, type ChildProcess } from "node:child_process";
import { createSocket } from "node:dgram";
import { createInterface } from "node:readline";
import { findProgram } from "../../tools/setup/find-program.mjs";

/** What was sent in this network namespace, whoever sent it: `tcp address port`, `udp address port`, or another protocol's line. */
export type Sightings = ReadonlySet<string>;

export type PacketWatch = {
  /** All until now. Rejects where the kernel could not keep up, so that nothing is missing unnoticed. */
  readonly stop: () => Promise<Sightings>;
};

/** The path of tcpdump, which sees every packet of every interface; undefined where it is not installed. */
export const TCPDUMP = findProgram(["tcpdump"]);

/**
 * First packets of connections, all datagrams but answers of the lab's own DNS server, and every other protocol, but for
 * what kernels tell one another (ARP, ICMP, ICMPv6; echo requests count). See pcap-filter(7).
 */
const FILTER = [
  "(tcp[13] & 0x12 = 2)",
  "(ip6 proto 6 and ip6[53] & 0x12 = 2)",
  "(udp and not (src host 127.0.0.1 and src port 53))",
  "(icmp[0] = 8)",
  "(icmp6 and ip6[40] = 128)",
  "((ip or ip6) and not (tcp or udp or icmp or icmp6 or ip6 proto 0))",
].join(" or ");

/** Sent when all is over: what was sent before has been seen once this has. Documentation address, discard port. */
const MARK = { address: "192.0.2.254", port: 9 };

/** Watches the namespace that this process is in, from when it resolves. Needs `TCPDUMP`. */
export async function watchPackets(): Promise<PacketWatch> {
  const seen = new Set<string>();
  // As root, since the user that tcpdump would become does not exist in every namespace.
  const options = ["-i", "any", "-n", "-l", "-q", "-t", "-Z", "root"];
  // Packets at once and only their heads, since room is set aside for whole ones; 8 MB of it.
  options.push("--immediate-mode", "-s", "128", "-B", "8192");
  const child = spawn(TCPDUMP ?? "tcpdump", [...options, FILTER], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  const marked = new Promise<void>((resolve) => {
    createInterface(child.stdout).on("line", (line) => {
      const end = readEnd(line);
      // tcpdump writes an empty line when it is told to stop.
      if (end === "") return;
      if (end === `udp ${MARK.address} ${String(MARK.port)}`) resolve();
      else seen.add(end);
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => {
      reject(new Error(`tcpdump ended at once: ${said.join(" ")}`));
    });
    createInterface(child.stderr).on("line", (line) => {
      said.push(line);
      if (line.startsWith("listening on")) resolve();
    });
  });
  return {
    stop: async () => {
      await sendMark();
      await marked;
      await end(child);
      const dropped = /^(\d+) packets? dropped by kernel/m.exec(said.join("\n"))?.[1];
      if (dropped !== "0") throw new Error(`tcpdump missed packets: ${said.join(" ")}`);
      return seen;
    },
  };
}

function sendMark(): Promise<void> {
  const socket = createSocket("udp4");
  return new Promise((resolve, reject) => {
    socket.send("end", MARK.port, MARK.address, (error) => {
      socket.close();
      if (error === null) resolve();
      else reject(error);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGINT");
  await closed;
}

/** `lo    In  IP 10.0.0.1.40000 > 192.0.2.1.443: tcp 0` is `tcp 192.0.2.1 443`; what is no such line stays whole. */
export function readEnd(line: string): string {
  const found = / IP6? \S+ > (\S+)\.(\d+): (tcp|UDP)\b/.exec(line);
  if (found === null) return line.trim();
  const [, address = "", port = "", protocol = ""] = found;
  return `${protocol.toLowerCase()} ${address.replace(/^::ffff:/, "")} ${port}`;
}
