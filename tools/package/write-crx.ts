import { Readable } from "node:stream";
import writeCrx from "crx3";
import type { SigningKey } from "./signing-key.ts";

/** Writes an archive as a signed CRX3 file. RSA signatures of this kind hold no luck: equal input, equal bytes. */
export async function writeCrx3(path: string, zip: Uint8Array, key: SigningKey): Promise<void> {
  const { appId } = await writeCrx(Readable.from([zip]), { crxPath: path, keyPath: key.file });
  if (appId !== key.id) throw new Error(`${path} was signed as ${appId} instead of ${key.id}.`);
}
