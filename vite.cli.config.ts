import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { emitNotices } from "./tools/build/emit-notices.ts";
import { OLDEST_NODE } from "./tools/build/targets.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The `fluxward` command as one file that runs with no `node_modules` beside it. */
export default defineConfig({
  root: here("."),
  envDir: false,
  publicDir: false,
  plugins: [emitNotices()],
  ssr: { noExternal: true, target: "node" },
  build: {
    ssr: here("src/cli/main.ts"),
    outDir: "dist/cli",
    target: OLDEST_NODE,
    minify: true,
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: { format: "es", entryFileNames: "fluxward.js", codeSplitting: false },
    },
  },
});
