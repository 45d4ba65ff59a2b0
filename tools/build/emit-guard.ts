import type { Plugin } from "vite";
import { buildClassicScript } from "./classic-script.ts";
import type { BrowserTarget } from "./targets.ts";

/** Where the background finds the guard's interface, from the top of the package. */
export const GUARD_FILE = "guard.js";

/**
 * Adds the in-page guard's interface as one classic script. It is named in no manifest entry: the
 * background injects it by file name, and only into odd sites, so no page can load or detect it.
 */
export function emitGuard(target: BrowserTarget): Plugin {
  return {
    name: "fluxward:guard",
    apply: "build",
    async generateBundle() {
      const source = await buildClassicScript("src/content/guard.iife.ts", target);
      this.emitFile({ type: "asset", fileName: GUARD_FILE, source });
    },
  };
}
