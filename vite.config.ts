import { fileURLToPath } from "node:url";
import { crx } from "@crxjs/vite-plugin";
import { defineConfig } from "vite";
import { CHUNKS } from "./tools/build/chunks.ts";
import { classicBackground } from "./tools/build/classic-background.ts";
import { emitFiles, emitText, filesAsTheyLie } from "./tools/build/emit-files.ts";
import { emitGuard } from "./tools/build/emit-guard.ts";
import { emitNotices } from "./tools/build/emit-notices.ts";
import { emitPixels } from "./tools/build/emit-pixels.ts";
import { MANAGED_SCHEMA, manifestFor } from "./tools/build/manifest.ts";
import { NETWORK_TABLE } from "./tools/build/network-table.ts";
import { preloadLater } from "./tools/build/preload-later.ts";
import { slimMessages } from "./tools/build/slim-messages.ts";
import { isBrowserTarget, OLDEST_BROWSER } from "./tools/build/targets.ts";
import { TOOLBAR_PIXELS } from "./src/ui/badge.ts";
import { managedSchema } from "./tools/policy/managed-schema.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const noNodeModules = here("tools/build/no-node-modules.ts");

/** One extension build; the mode is the browser family: `vite build --mode firefox`. */
export default defineConfig(({ mode }) => {
  const target = mode === "production" || mode === "development" ? "chrome" : mode;
  if (!isBrowserTarget(target)) {
    throw new Error(`There is no build for "${mode}". Use --mode chrome or --mode firefox.`);
  }
  return {
    root: here("."),
    envDir: false,
    publicDir: false,
    plugins: [
      crx({ manifest: manifestFor(target), browser: target }),
      classicBackground(target),
      slimMessages(),
      preloadLater(),
      emitGuard(target),
      emitNotices(),
      // Firefox knows no such files.
      ...(target === "chrome"
        ? [
            emitText(MANAGED_SCHEMA, JSON.stringify(managedSchema())),
            emitPixels(TOOLBAR_PIXELS, here(".")),
          ]
        : []),
      emitFiles({
        "networks.bin": NETWORK_TABLE,
        LICENSE: "LICENSE",
        // The background sets the toolbar's picture by these paths.
        ...filesAsTheyLie(here("src/ui/icons"), "src/ui/icons"),
      }),
    ],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    resolve: {
      alias: [
        // dns-packet is written for Node; the package of the same name stands in.
        { find: /^buffer$/, replacement: here("node_modules/buffer/index.js") },
        { find: /^(node:)?(https?|url)$/, replacement: noNodeModules },
      ],
    },
    build: {
      outDir: `dist/${target}`,
      target: OLDEST_BROWSER[target],
      modulePreload: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      // Opened by the background with a tab update, so named in no manifest entry.
      rolldownOptions: {
        checks: { bundlerTimings: false },
        // The public suffixes are one string of 70 kB, which would be written anew wherever it is read.
        optimization: { inlineConst: false },
        // One character beyond would double what browsers keep of a script.
        output: { codeSplitting: CHUNKS, charset: "ascii" },
        input: {
          warning: here("src/warning/index.html"),
          checking: here("src/warning/checking.html"),
          history: here("src/history/index.html"),
          welcome: here("src/welcome/index.html"),
        },
      },
    },
  };
});
