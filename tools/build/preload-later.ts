import type { HtmlTagDescriptor, Plugin, Rollup } from "vite";

/**
 * Has each page say at its top which scripts its own will ask for, those that it imports when needed too: a browser
 * would otherwise find them one after another, each a wait.
 */
export function preloadLater(): Plugin {
  return {
    name: "fluxward:preload-later",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {}, chunk }) =>
        chunk === undefined ? [] : importedBy(chunk, bundle).map(preload),
    },
  };
}

/** All scripts that a page's entry imports, near ones first, without the entry itself. */
function importedBy(entry: Rollup.OutputChunk, bundle: Rollup.OutputBundle): readonly string[] {
  const found = new Set([entry.fileName]);
  for (const name of found) {
    const file = bundle[name];
    if (file?.type !== "chunk") continue;
    for (const next of [...file.imports, ...file.dynamicImports]) found.add(next);
  }
  return [...found].slice(1);
}

function preload(fileName: string): HtmlTagDescriptor {
  return {
    tag: "link",
    attrs: { rel: "modulepreload", crossorigin: true, href: `/${fileName}` },
    injectTo: "head",
  };
}
