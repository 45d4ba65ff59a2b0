/** The two browser families that get a build of their own. */
export type BrowserTarget = "chrome" | "firefox";

export const BROWSER_TARGETS: readonly BrowserTarget[] = ["chrome", "firefox"];

/** Everything that `tools/build.ts` can make. */
export const TARGETS = [...BROWSER_TARGETS, "cli"] as const;

export type Target = (typeof TARGETS)[number];

/** The oldest browser that the emitted JavaScript must run in; `manifest.json` states the same. */
export const OLDEST_BROWSER: Readonly<Record<BrowserTarget, string>> = {
  chrome: "chrome120",
  firefox: "firefox140",
};

export const OLDEST_NODE = "node20.19";

export function isBrowserTarget(text: string): text is BrowserTarget {
  return BROWSER_TARGETS.some((target) => target === text);
}

export function isTarget(text: string): text is Target {
  return TARGETS.some((target) => target === text);
}
