import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { filesUnder, zipFolder } from "../zip.ts";
import { loadedFiles } from "./loaded-files.ts";

/** One line of `tools/budgets.json`; `limit` in bytes. */
export type Budget = {
  readonly name: string;
  readonly folder: string;
  /** A file of `folder`, counted with all that it loads at once; without it the whole folder. */
  readonly entry?: string;
  /** Also what the entry asks for only while it runs. */
  readonly later?: boolean;
  /** `bytes` as they lie on disk, `gzip` each file on its own at level 9, `zip` one archive. */
  readonly measure: "bytes" | "gzip" | "zip";
  readonly limit: number;
  readonly why: string;
};

/** Bytes that a budget's files take now. Throws where there is nothing to measure. */
export function measure(budget: Budget): number {
  const how = budget.measure;
  if (how === "zip") return zipFolder(budget.folder).length;
  const files =
    budget.entry === undefined
      ? filesUnder(budget.folder)
      : loadedFiles(budget.folder, budget.entry, budget.later);
  const sizes = files.map((file) => sizeOf(join(budget.folder, file), how));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function sizeOf(path: string, how: "bytes" | "gzip"): number {
  return how === "bytes" ? statSync(path).size : gzipSync(readFileSync(path), { level: 9 }).length;
}
