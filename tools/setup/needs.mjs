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
  return chosen.length === 0 ? all : all.filter((browser) => chosen.includes(browser));
}
