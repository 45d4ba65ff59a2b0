/**
 * @typedef {"chromium" | "firefox"} Browser
 */

/**
 * The browsers that a command drives, so that `npm test types` asks for none of them.
 * @param {string} command `start`, `test` or `interop`.
 * @param {readonly string[]} args For `test`: the stages chosen, none for all.
 * @returns {readonly Browser[]}
 */
export function browsersFor(command, args) {
  if (command === "start" || command === "interop") return ["chromium"];
  const chosen = args.filter((arg) => !arg.startsWith("-"));
  /** @type {readonly Browser[]} */
  const all = ["chromium", "firefox"];
  if (chosen.length === 0) return all;
  return all.filter((browser) => chosen.some((stage) => DRIVEN[stage]?.includes(browser)));
}

/**
 * What the stages of `npm test` drive; those that are not here drive none.
 * @type {Readonly<Record<string, readonly Browser[]>>}
 */
const DRIVEN = {
  chromium: ["chromium"],
  parts: ["chromium"],
  firefox: ["firefox"],
  policy: ["chromium", "firefox"],
};

/** What puts a browser into a network of its own; without them tests use plain loopback. */
const NAMESPACE_TOOLS = ["ip", "unshare"];

/**
 * The programs besides browsers that a command needs.
 * @param {string} command `start`, `test` or `interop`.
 * @param {readonly string[]} args
 * @returns {readonly string[]}
 */
export function toolsFor(command, args) {
  const browsers = browsersFor(command, args);
  if (browsers.length === 0) return [];
  // Sees all that leaves; without it the test of that is skipped.
  const sees = command === "test" && browsers.includes("chromium") ? ["tcpdump"] : [];
  return [...NAMESPACE_TOOLS, ...sees];
}
