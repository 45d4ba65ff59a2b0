import { build, type Plugin } from "vite";
import { OLDEST_BROWSER, type BrowserTarget } from "./targets.ts";

/** Bundles one entry into one classic script, as content scripts are; gives its text. `plugins`: where it is found, if not on disk. */
export async function buildClassicScript(
  entry: string,
  target: BrowserTarget,
  plugins: Plugin[] = [],
): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    plugins,
    build: {
      write: false,
      target: OLDEST_BROWSER[target],
      // Strict as the modules are that it is made of; and with nothing beyond ASCII in it, which would double what browsers keep of it.
      rolldownOptions: { output: { strict: true, charset: "ascii" } },
      lib: { entry, formats: ["iife"], name: "script", fileName: () => "script.js" },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => {
    if (!("output" in one)) throw new Error(`${entry} was built in watch mode.`);
    return one.output;
  });
  const [chunk, ...rest] = outputs;
  if (chunk?.type !== "chunk" || rest.length > 0) {
    const names = outputs.map((output) => output.fileName).join(", ");
    throw new Error(`${entry} must become one script, but it became ${names}.`);
  }
  return chunk.code;
}
