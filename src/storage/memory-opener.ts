import * as v from "valibot";
import type { Area } from "./area.ts";
import { CLEAR_PREFIX } from "./clear-sites.ts";
import { HOMES_KEY } from "./home-index.ts";
import { KEY_BYTES, type KeyedHash } from "./keyed-hash.ts";
import { memoryVersion, type MemoryMigration } from "./memory-migrations.ts";

/** Version, key and the day of the last tidying; without it nothing else can be read. */
export const HEADER_KEY = "memory";

const byte = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));
export const header = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  key: v.pipe(v.array(byte), v.length(KEY_BYTES)),
  pruned: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Gives the key; undefined where there is nothing to read, or where nothing may be touched. */
export type OpenMemory = (purpose: "read" | "write") => Promise<Uint8Array | undefined>;

type OpenerPorts = {
  readonly area: Area;
  readonly hash: KeyedHash;
  /** Something in store is wrong; `what` is for people. */
  readonly complain: (what: string, error: unknown) => void;
  readonly migrations: readonly MemoryMigration[];
  readonly onDamage: (key: string, stored: unknown) => Promise<void>;
};

/**
 * Gives the key, with the documents brought to the present version; undefined where there is nothing
 * to read, or a later release wrote it: that is left as it is.
 */
export function createOpener({
  area,
  hash,
  complain,
  migrations,
  onDamage,
}: OpenerPorts): OpenMemory {
  const version = memoryVersion(migrations);
  let told = false;
  const begin = async (): Promise<Uint8Array> => {
    const key = hash.newKey();
    await area.set({ [HEADER_KEY]: { version, key: [...key], pruned: 0 } });
    return key;
  };
  return async (purpose) => {
    const stored = (await area.get([HEADER_KEY]))[HEADER_KEY];
    if (stored === undefined) return purpose === "read" ? undefined : begin();
    const parsed = v.safeParse(header, stored);
    if (!parsed.success) {
      await onDamage(HEADER_KEY, stored);
      // Without its key no mark can be found again; histories by name need none.
      const lost = (await area.keys()).filter(
        (name) => name.startsWith(CLEAR_PREFIX) || name === HOMES_KEY,
      );
      await area.remove(lost);
      return begin();
    }
    const { version: found, key } = parsed.output;
    if (found > version) {
      if (!told) {
        complain(
          "what was remembered of sites was written by a later version; it is left as it is, and nothing is added",
          undefined,
        );
      }
      told = true;
      return undefined;
    }
    for (const step of migrations.slice(found - 1)) await step(area);
    if (found < version) await area.set({ [HEADER_KEY]: { ...parsed.output, version } });
    return Uint8Array.from(key);
  };
}
