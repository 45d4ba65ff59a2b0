import { findProgram, isProgram } from "./find-program.mjs";
import { commandForPerson, findInstaller, isRoot } from "./installers.mjs";
import { runLongStep } from "./long-step.mjs";
import { NeedsPerson, say } from "./say.mjs";

/**
 * Where each browser may be: the person's own choice first. Google's own Chrome is not looked for,
 * since it no longer loads an unpacked extension from the command line (Chrome 137).
 */
const BROWSERS = {
  chromium: {
    variables: ["FLUXWARD_CHROMIUM", "CHROME_BIN"],
    programs: ["chromium", "chromium-browser"],
  },
  firefox: { variables: ["FLUXWARD_FIREFOX"], programs: ["firefox-esr", "firefox"] },
};

/** @typedef {import("./needs.mjs").Browser} Browser */

/**
 * The path of a browser; undefined where it is not installed.
 * @param {Browser} browser
 * @returns {string | undefined}
 */
export function findBrowser(browser) {
  const { variables, programs } = BROWSERS[browser];
  for (const variable of variables) {
    const path = process.env[variable];
    if (path === undefined || path === "") continue;
    if (isProgram(path)) return path;
    throw new NeedsPerson(
      `${variable} is "${path}", which is not a program.`,
      `unset ${variable}`,
      `Or set ${variable} to the full path of ${browser}.`,
    );
  }
  return findProgram(programs);
}

/**
 * Installs what is missing for these browsers, where it may, and answers variables that tell the
 * second stage where they are.
 * @param {readonly Browser[]} wanted
 * @param {readonly string[]} wantedTools Linux programs that they are run with; without them less is tested.
 * @returns {Promise<Record<string, string>>}
 */
export async function ensureBrowsers(wanted, wantedTools) {
  const missing = wanted.filter((browser) => findBrowser(browser) === undefined);
  const tools = process.platform === "linux" ? wantedTools : [];
  const missingTools = tools.filter((tool) => findProgram([tool]) === undefined);
  if (missing.length + missingTools.length > 0) await install(missing, missingTools);
  /** @type {Record<string, string>} */
  const paths = {};
  for (const browser of wanted) {
    const path = findBrowser(browser);
    if (path !== undefined) paths[BROWSERS[browser].variables[0] ?? ""] = path;
  }
  return paths;
}

/**
 * @param {readonly Browser[]} browsers
 * @param {readonly string[]} tools
 */
async function install(browsers, tools) {
  const installer = findInstaller();
  const names = [...browsers, ...tools];
  const packages = names.flatMap((name) => installer?.packages[name] ?? []);
  if (installer?.automatic !== undefined && isRoot()) {
    const line = `installing ${packages.join(" ")} with apt-get, since the browser runs need them`;
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const { tail } = await runLongStep(line, "sh", ["-c", installer.automatic(packages)], env);
    const lost = browsers.filter((browser) => findBrowser(browser) === undefined);
    if (lost.length === 0) return;
    const command = commandForPerson(installer, packages);
    throw needsPerson(lost, "could not be installed", command, `apt-get said:\n${tail}\n\n`);
  }
  if (browsers.length === 0) {
    say(`${tools.join(" and ")} not found: what needs a network of its own will be skipped`);
    return;
  }
  if (installer === undefined) {
    const places = browsers.map((name) => `${BROWSERS[name].variables[0] ?? ""}=/path/to/${name}`);
    const why = "not found, and how to install it on this system is not known";
    throw needsPerson(browsers, why, `export ${places.join(" ")}`, "");
  }
  const why =
    installer.automatic !== undefined
      ? "not found, and only root may install it"
      : "not found, and is installed by itself on Debian only";
  throw needsPerson(browsers, why, commandForPerson(installer, packages), "");
}

/**
 * @param {readonly Browser[]} browsers
 * @param {string} why
 * @param {string} command
 * @param {string} said What the installer said, empty or with a line's end.
 */
function needsPerson(browsers, why, command, said) {
  const variables = browsers.map((name) => BROWSERS[name].variables[0]).join(" and ");
  return new NeedsPerson(
    `${browsers.join(" and ")}: ${why}.`,
    command,
    `${said}A browser that is already there: set ${variables} to its full path.`,
  );
}
