import type { Area } from "../storage/area.ts";
import { INSTALL_KEY } from "../storage/install-key.ts";

const BYTES = 16;

/**
 * Random bytes of this installation, made on first use and kept: they decide which resolver hears of
 * which host first, so that nobody outside can tell.
 */
export async function readInstallKey(area: Area): Promise<Uint8Array> {
  const stored = (await area.get([INSTALL_KEY]))[INSTALL_KEY];
  if (isKey(stored)) return Uint8Array.from(stored);
  const fresh = crypto.getRandomValues(new Uint8Array(BYTES));
  await area.set({ [INSTALL_KEY]: [...fresh] });
  return fresh;
}

function isKey(stored: unknown): stored is number[] {
  return (
    Array.isArray(stored) &&
    stored.length === BYTES &&
    stored.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255)
  );
}
