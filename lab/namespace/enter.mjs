// Runs a command in a network of its own: `node lab/namespace/enter.mjs -- COMMAND [ARGUMENT]...`
// Every address, IPv4 and IPv6, is then this machine, and nothing can leave it. The system's DNS
// server is 127.0.0.1, where the lab listens. No system file is touched: the mounts are private.
// FLUXWARD_NAMESPACE tells the command how it went: "inside", or "forbidden" on plain loopback.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SYSTEM_FILES = {
  "resolv.conf": "nameserver 127.0.0.1\noptions timeout:2 attempts:2\n",
  "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
  hosts: "127.0.0.1 localhost\n::1 localhost\n",
};

const SET_UP = `
set -e
ip link set lo up
ip route add local default dev lo
ip -6 route add local default dev lo 2>/dev/null || true
# A pair of ends that lead to each other: without anything but loopback, browsers take themselves for offline.
ip link add uplink type veth peer name uplink-end 2>/dev/null && ip link set uplink-end up &&
  ip address add 10.255.255.1/30 dev uplink && ip link set uplink up || true
for file in resolv.conf nsswitch.conf hosts; do mount --bind "$0/$file" "/etc/$file"; done
exec "$@"
`;

/** Root needs no user namespace; others become root in one of their own. */
const UNSHARE = process.getuid?.() === 0 ? ["-n", "-m"] : ["--user", "--map-root-user", "-n", "-m"];

/**
 * Why a namespace cannot be had here; undefined where it can.
 * @param {string} files
 * @returns {string | undefined}
 */
function obstacle(files) {
  if (process.platform !== "linux") return "network namespaces are Linux's";
  const tried = spawnSync("unshare", [...UNSHARE, "sh", "-c", SET_UP, files, "true"], {
    encoding: "utf8",
  });
  if (tried.error !== undefined) return `"unshare" cannot run: ${tried.error.message}`;
  return tried.status === 0
    ? undefined
    : tried.stderr.trim() || `unshare ended with ${tried.status}`;
}

/** @returns {string} */
function writeSystemFiles() {
  const folder = mkdtempSync(join(tmpdir(), "fluxward-lab-"));
  for (const [name, text] of Object.entries(SYSTEM_FILES)) writeFileSync(join(folder, name), text);
  return folder;
}

/**
 * @param {readonly string[]} command
 * @returns {Promise<number>} The command's exit status.
 */
async function enter(command) {
  const [program = "", ...args] = command;
  const files = writeSystemFiles();
  const reason = obstacle(files);
  if (reason !== undefined) {
    console.error(
      `No network namespace (${reason}).\n` +
        "Going on over plain loopback: what needs the lab's own addresses will be SKIPPED.\n" +
        "To run all of it: as root, or with unprivileged user namespaces allowed, and iproute2 installed.",
    );
  }
  const child =
    reason === undefined
      ? spawn("unshare", [...UNSHARE, "sh", "-c", SET_UP, files, program, ...args], {
          stdio: "inherit",
          env: { ...process.env, FLUXWARD_NAMESPACE: "inside" },
        })
      : spawn(program, args, {
          stdio: "inherit",
          env: { ...process.env, FLUXWARD_NAMESPACE: "forbidden" },
        });
  // The terminal sends these to the child too; this process only has to outlive it.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  /** @type {number} */
  const status = await new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code, signal) => done(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
  rmSync(files, { recursive: true, force: true });
  return status;
}

const command = process.argv.slice(process.argv[2] === "--" ? 3 : 2);
if (command.length === 0) {
  console.error("Use: node lab/namespace/enter.mjs -- COMMAND [ARGUMENT]...");
  process.exitCode = 2;
} else {
  process.exitCode = await enter(command);
}
