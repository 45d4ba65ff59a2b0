import { build, type Plugin } from "vite";
import { OLDEST_BROWSER, type BrowserTarget } from "./targets.ts";

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
      const result = await build({
        configFile: false,
        logLevel: "warn",
        build: {
          write: false,
          target: OLDEST_BROWSER[target],
          lib: {
            entry: "src/content/guard.iife.ts",
            formats: ["iife"],
            name: "guard",
            fileName: () => GUARD_FILE,
          },
        },
      });
      const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => {
        if (!("output" in one)) throw new Error("The guard was built in watch mode.");
        return one.output;
      });
      const [chunk, ...rest] = outputs;
      if (chunk?.type !== "chunk" || rest.length > 0) {
        const names = outputs.map((output) => output.fileName).join(", ");
        throw new Error(`The guard must be one script, but it became ${names}.`);
      }
      this.emitFile({ type: "asset", fileName: GUARD_FILE, source: chunk.code });
    },
  };
}
