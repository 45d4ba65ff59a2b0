import { dirname, posix, relative, resolve, sep } from "node:path";
import type { CrxPlugin } from "@crxjs/vite-plugin";
import type { Plugin } from "vite";
import { buildClassicScript } from "./classic-script.ts";
import type { BrowserTarget } from "./targets.ts";

/** Path in the package of the background. */
export const BACKGROUND_FILE = "background.js";

/**
 * Makes one classic script of the background and all that it imports. Left to the extension plugin it would be modules, which Chromium
 * loads and compiles anew at each start of the worker, while it keeps what it compiled of a classic script: a trial on one
 * machine took 72 ms to the first answer with modules, 67 with a single one, 47 with this (`npm run bench:worker`, Chromium 156).
 */
export function classicBackground(target: BrowserTarget): CrxPlugin[] {
  let entry: string | undefined;
  return [
    {
      name: "fluxward:background-entry",
      apply: "build",
      // Before the extension plugin makes a module of its own that loads the background: it makes none of nothing.
      enforce: "pre",
      renderCrxManifest({ background, ...manifest }) {
        entry = entryOf(background);
        return manifest;
      },
    },
    {
      name: "fluxward:classic-background",
      apply: "build",
      enforce: "post",
      async renderCrxManifest(manifest, bundle) {
        if (entry === undefined) throw new Error("The manifest names no background.");
        const source = await buildClassicScript(entry, target, [fromBundle(bundle)]);
        for (const file of unusedByPages(bundle)) Reflect.deleteProperty(bundle, file);
        this.emitFile({ type: "asset", fileName: BACKGROUND_FILE, source });
        const background =
          target === "chrome"
            ? { service_worker: BACKGROUND_FILE }
            : { scripts: [BACKGROUND_FILE] };
        return { ...manifest, background };
      },
    },
  ];
}

type RenderManifest = NonNullable<CrxPlugin["renderCrxManifest"]>;
type Background = Parameters<RenderManifest>[0]["background"];
type Bundle = Parameters<RenderManifest>[1];

function entryOf(background: Background): string | undefined {
  if (background === undefined) return undefined;
  return "service_worker" in background ? background.service_worker : background.scripts[0];
}

/** Reads files as they are about to be written. */
function fromBundle(bundle: Bundle): Plugin {
  // The builder makes whole paths of its entries.
  const fileOf = (id: string): string => relative(process.cwd(), id).replaceAll(sep, posix.sep);
  return {
    name: "fluxward:from-bundle",
    enforce: "pre",
    resolveId: (path, importer) => {
      const id = importer === undefined ? resolve(path) : resolve(dirname(importer), path);
      return bundle[fileOf(id)] === undefined ? undefined : id;
    },
    load: (id) => {
      const file = bundle[fileOf(id)];
      return file?.type === "chunk" ? file.code : undefined;
    },
  };
}

/** Scripts that no page loads. */
function unusedByPages(bundle: Bundle): readonly string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const used = new Set(
    chunks
      .filter(({ facadeModuleId }) => facadeModuleId?.endsWith(".html") === true)
      .map(({ fileName }) => fileName),
  );
  for (const name of used) {
    const file = bundle[name];
    if (file?.type !== "chunk") continue;
    for (const next of [...file.imports, ...file.dynamicImports]) used.add(next);
  }
  return chunks.map(({ fileName }) => fileName).filter((file) => !used.has(file));
}
