import { NeedsPerson } from "./say.mjs";

/**
 * The versions that every pinned tool supports; the same range as `engines` in package.json (a test
 * holds that). The first number is the major version, the second the lowest minor one.
 */
export const SUPPORTED_LINES = [
  { major: 20, minor: 19 },
  { major: 22, minor: 13 },
];
/** From here on every version will do. */
export const SUPPORTED_FROM = 24;

/**
 * @param {string} version As in `process.versions.node`.
 * @returns {boolean}
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major >= SUPPORTED_FROM) return true;
  return SUPPORTED_LINES.some((line) => line.major === major && minor >= line.minor);
}

/** Stops where this Node is too old for the tools. */
export function ensureNode() {
  const version = process.versions.node;
  if (isSupportedNode(version)) return;
  const lines = SUPPORTED_LINES.map(({ major, minor }) => `${major}.${minor} or a later ${major}`);
  throw new NeedsPerson(
    `this is Node ${version}; the tools need ${lines.join(", ")}, or ${SUPPORTED_FROM} and up.`,
    "nvm install 22 && nvm use 22",
    "Without nvm: https://nodejs.org/en/download",
  );
}
