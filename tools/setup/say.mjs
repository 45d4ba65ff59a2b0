/**
 * Set-up came to something only a person can do. Ends the program with exit status 3; the message
 * names the exact command to run.
 */
export class NeedsPerson extends Error {
  /**
   * @param {string} why What is missing, one sentence.
   * @param {string} command What the person must run, ready to paste.
   * @param {string} [more] Another way out, or what went wrong.
   */
  constructor(why, command, more) {
    const note = more === undefined ? "" : `\n${more}`;
    super(`fluxward: ${why}\n\nRun this, then try again:\n\n    ${command}\n${note}`);
  }
}

/**
 * One line about what is being done and why.
 * @param {string} line
 */
export function say(line) {
  console.log(`fluxward: ${line}`);
}
