import type { Area } from "../storage/area.ts";
import { INSTALL_KEY } from "../storage/install-key.ts";

const BYTES = 16;

/**
 * Reads random bytes of this installation, made on first use and kept: they decide which resolver hears of
 * which host first, so that nobody outside can tell. Where they cannot be kept, they last as long as the worker: a full disk
 * must keep no site from being looked at.
 */
export function createInstallKey(
  area: Area,
  complain: (what: string, error: unknown) => void,
): () => Promise<Uint8Array> {
  let unkept: Uint8Array | undefined;
  return async () => {
    const stored = (await area.get([INSTALL_KEY]))[INSTALL_KEY];
    if (isKey(stored)) return Uint8Array.from(stored);
    if (unkept !== undefined) return unkept;
    const fresh = crypto.getRandomValues(new Uint8Array(BYTES));
    try {
      await area.set({ [INSTALL_KEY]: [...fresh] });
    } catch (error: unknown) {
      unkept = fresh;
      complain("the key that chooses whom to ask first could not be kept", error);
    }
    return fresh;
  };
}

function isKey(stored: unknown): stored is number[] {
  return (
    Array.isArray(stored) &&
    stored.length === BYTES &&
    stored.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255)
  );
}
