import type { Action } from "webextension-polyfill";
import type { MarkState } from "../ui/mark-shapes.ts";
import { iconsOf, PIXEL_SIZES, pixelsOf, TOOLBAR_PIXELS } from "../ui/badge.ts";
import { native } from "./native.ts";
import { TELLS_ROUTE } from "./route.ts";

/** A toolbar picture as `action.setIcon` takes it. */
export type ToolbarPicture =
  | { readonly path: Record<string, string> }
  | { readonly imageData: Record<string, Action.ImageDataType> };

/**
 * The toolbar's pictures. Chromium decodes what it is given a path of in the worker, anew at every call: in a
 * profile of repeat visits that was most of what a visit cost the worker. It is given pixels, read once a worker. Firefox takes paths as they are.
 */
export function createToolbarPictures(): (state: MarkState) => Promise<ToolbarPicture> {
  let pixels: Promise<ArrayBuffer> | undefined;
  const read = async (): Promise<ArrayBuffer> =>
    (await fetch(native.runtime.getURL(TOOLBAR_PIXELS))).arrayBuffer();
  return async (state) => {
    if (TELLS_ROUTE) {
      const paths = Object.entries(iconsOf(state)).map(([size, file]) => [
        size,
        native.runtime.getURL(file),
      ]);
      return { path: Object.fromEntries(paths) as Record<string, string> };
    }
    pixels ??= read();
    // Another try next time.
    pixels.catch(() => (pixels = undefined));
    const all = await pixels;
    const pictures = PIXEL_SIZES.map((size) => {
      const { start, length } = pixelsOf(state, size);
      return [String(size), new ImageData(new Uint8ClampedArray(all, start, length), size, size)];
    });
    return { imageData: Object.fromEntries(pictures) as Record<string, Action.ImageDataType> };
  };
}
