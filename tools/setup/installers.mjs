import { readFileSync } from "node:fs";
import { findProgram } from "./find-program.mjs";

/**
 * The same without a person, who would just try again: another installation may hold the locks of apt
 * for minutes. It can wait for the lock of dpkg (apt.conf(5)), not for the one on the package lists.
 * @param {readonly string[]} packages
 */
const patientAptGet = (packages) =>
  "for pause in 5 10 0; do apt-get update && break; sleep $pause; done; " +
  `apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends ${packages.join(" ")}`;

/**
 * How a system installs programs.
 * @typedef {object} Installer
 * @property {string} tool The program whose presence tells the system.
 * @property {((packages: readonly string[]) => string) | undefined} automatic For set-up to run by itself, where it may.
 * @property {Readonly<Record<string, string>>} packages Package of each thing we may need.
 * @property {(packages: readonly string[]) => string} command For a person to paste.
 */

const LINUX_TOOLS = { ip: "iproute2", unshare: "util-linux", tcpdump: "tcpdump" };

/** @type {readonly Installer[]} */
const INSTALLERS = [
  {
    tool: "apt-get",
    automatic: patientAptGet,
    packages: { chromium: "chromium", firefox: "firefox-esr", ...LINUX_TOOLS },
    command: (packages) =>
      `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`,
  },
  {
    tool: "dnf",
    automatic: undefined,
    packages: { chromium: "chromium", firefox: "firefox", ...LINUX_TOOLS, ip: "iproute" },
    command: (packages) => `dnf install -y ${packages.join(" ")}`,
  },
  {
    tool: "pacman",
    automatic: undefined,
    packages: { chromium: "chromium", firefox: "firefox", ...LINUX_TOOLS },
    command: (packages) => `pacman -S --needed ${packages.join(" ")}`,
  },
];

/**
 * The installer of this system; undefined where none is known.
 * @returns {Installer | undefined}
 */
export function findInstaller() {
  const installer = INSTALLERS.find(({ tool }) => findProgram([tool]) !== undefined);
  if (installer?.tool !== "apt-get") return installer;
  // Other systems can have an apt-get with other package names.
  return { ...installer, automatic: isDebian() ? installer.automatic : undefined };
}

/**
 * What a person types: with sudo where they are not root.
 * @param {Installer} installer
 * @param {readonly string[]} packages
 * @returns {string}
 */
export function commandForPerson(installer, packages) {
  const command = installer.command(packages);
  if (isRoot()) return command;
  return `sudo ${command.replace("&& ", "&& sudo ")}`;
}

/** @returns {boolean} */
export function isRoot() {
  return process.getuid?.() === 0;
}

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.*\bdebian\b/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false; // No such file: some other system.
  }
}
