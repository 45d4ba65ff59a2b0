import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BACKGROUND_FILE } from "../../../tools/build/classic-background.ts";

/** A way in which the product could be broken, as one piece of the background's packaged script and what stands in its place. */
export type Breakage = {
  /** Names are the bundler's: so they are captured, and named again. */
  readonly piece: RegExp;
  readonly instead: string;
};

/** A copy of an unpacked package that is broken in all these ways; throws where a piece is not in it exactly once. `remove` deletes it. */
export function brokenPackage(
  build: string,
  breakages: readonly Breakage[],
): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "fluxward-broken-"));
  cpSync(build, folder, { recursive: true });
  const script = join(folder, BACKGROUND_FILE);
  let code = readFileSync(script, "utf8");
  for (const { piece, instead } of breakages) {
    const every = new RegExp(piece, "g");
    const found = [...code.matchAll(every)].length;
    if (found !== 1) {
      throw new Error(`${String(piece)} is in the package ${String(found)} times, not once.`);
    }
    code = code.replace(every, instead);
  }
  writeFileSync(script, code);
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
