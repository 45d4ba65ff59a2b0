import { readFileSync } from "node:fs";
import { PNG } from "pngjs";
import type { Plugin } from "vite";
import { iconsOf, PIXEL_PICTURES } from "../../src/ui/badge.ts";

/** The toolbar's pictures as plain pixels, one after the other. `folder` is the project's. */
export function toolbarPixels(folder: string): Buffer {
  const pictures = PIXEL_PICTURES.map(({ state, size, length }) => {
    const path = iconsOf(state)[size] ?? "";
    const { data } = PNG.sync.read(readFileSync(`${folder}/${path}`));
    if (data.length !== length) throw new Error(`${path} is not ${String(size)} pixels wide.`);
    return data;
  });
  return Buffer.concat(pictures);
}

/** Adds them to the package. */
export function emitPixels(fileName: string, folder: string): Plugin {
  return {
    name: `fluxward:${fileName}`,
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source: toolbarPixels(folder) });
    },
  };
}
