import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";

/** The id that Chromium gives an extension whose manifest has a `key`: its hash, in the letters a to p. */
export function chromiumId(folder: string): string {
  const { key } = readManifest(folder) as { key?: string };
  if (key === undefined) throw new Error(`${folder}/manifest.json has no "key".`);
  return extensionId(Buffer.from(key, "base64"));
}

/** The same of a public key: SPKI, in DER. */
export function extensionId(publicKey: Uint8Array): string {
  const hash = createHash("sha256").update(publicKey).digest("hex");
  return [...hash.slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join("");
}

/** The id that Firefox knows an extension by. `extension`: its folder, or its package (`.xpi`). */
export function geckoId(extension: string): string {
  const manifest = readManifest(extension) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extension} has no gecko id in its manifest.`);
  return id;
}

function readManifest(extension: string): unknown {
  try {
    return JSON.parse(manifestText(extension));
  } catch (error) {
    throw new Error(`${extension} holds no built extension. Build it: npm run build`, {
      cause: error,
    });
  }
}

function manifestText(extension: string): string {
  if (!extension.endsWith(".xpi")) return readFileSync(join(extension, "manifest.json"), "utf8");
  const only = { filter: ({ name }: { readonly name: string }) => name === "manifest.json" };
  return strFromU8(unzipSync(readFileSync(extension), only)["manifest.json"] ?? new Uint8Array());
}
