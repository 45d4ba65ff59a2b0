import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { extensionId } from "../../lab/browsers/extension-id.ts";

/** What Chromium itself makes; the Chrome Web Store takes no other length. */
const BITS = 2048;

/** The key that a CRX3 is signed with, and all that follows from it. */
export type SigningKey = {
  /** Path of the file that holds the private key. */
  readonly file: string;
  /** As a manifest's `key` has it: base64 of the public key, SPKI in DER. */
  readonly publicKey: string;
  /** The id that Chromium gives whatever is signed with it. */
  readonly id: string;
};

/** The commands that a person makes a key with. */
export function howToMakeKey(file: string): string {
  return [
    "Make one, and keep it: another key means another id, and another id is another extension.",
    "",
    `    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:${BITS} -out ${file}`,
    "",
    `or let this command do it: --new-key ${file}`,
  ].join("\n");
}

export function readSigningKey(file: string): SigningKey {
  if (!existsSync(file)) throw new Error(`There is no key at ${file}. ${howToMakeKey(file)}`);
  const privateKey = readPrivateKey(file);
  const length = privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (privateKey.asymmetricKeyType !== "rsa" || length < BITS) {
    const found = `${privateKey.asymmetricKeyType ?? "unknown"}${length === 0 ? "" : ` of ${length} bits`}`;
    throw new Error(
      `${file} holds a key of another kind (${found}); an RSA key of at least ${BITS} bits is needed.\n${howToMakeKey("key.pem")}`,
    );
  }
  const der = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  return { file, publicKey: der.toString("base64"), id: extensionId(der) };
}

function readPrivateKey(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    throw new Error(
      `${file} holds no private key that can be read (${error instanceof Error ? error.message : String(error)}).\n` +
        "It must be a PEM file without a passphrase. To take a passphrase off: openssl pkey -in OLD -out NEW",
      { cause: error },
    );
  }
}

/** Makes a key in a file that must not be there yet, readable for its owner alone. */
export function makeSigningKey(file: string): SigningKey {
  if (existsSync(file)) {
    throw new Error(
      `${file} is there already, and is left as it is. To sign with it: --key ${file}`,
    );
  }
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: BITS });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  writeFileSync(file, pem, { mode: 0o600, flag: "wx" });
  return readSigningKey(file);
}
