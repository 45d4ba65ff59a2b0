import type { Rollup } from "vite";

/**
 * Which files the code that several pages share is put into. Left alone the builder makes one of each set of pages, so
 * that the popup would load twenty, of 200 bytes some: it is the count that takes the time.
 */
export const CHUNKS: NonNullable<Rollup.OutputOptions["codeSplitting"]> = {
  groups: [
    // What the popup asks with before it has anything else.
    { name: "asking", test: /src.platform.(native|messenger|wording)\.ts$/, priority: 2 },
    // What the background has with the pages in common; it draws nothing.
    {
      name: "words",
      test: /_locales.en|src.(ui|messages).[^.]+\.ts$|src.detection.verdict|src.platform.(load-words|own-page|open-|save-|version)|webextension-polyfill/,
      priority: 1,
      minShareCount: 2,
    },
    { name: "views", test: /node_modules.preact|src.ui.[^.]+\.tsx$/, minShareCount: 2 },
  ],
};
