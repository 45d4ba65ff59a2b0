import { createHash, createPublicKey, generateKeyPairSync } from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";
import { isIP } from "node:net";
import { generate } from "selfsigned";

/** Keys and certificates made at start and kept in memory only: nobody else can ever use them. */
export type CertificateStore = {
  /** The authority's certificate (PEM), for clients that take one. */
  readonly authorityPem: string;
  /** Base64 SHA-256 of the key under every certificate, as Chromium's SPKI list wants it. */
  readonly keyPin: string;
  /** Key and certificate (PEM) that hold for the given names and addresses. */
  readonly pemFor: (names: readonly string[]) => Promise<{ key: string; cert: string }>;
  /** The same as a context, made once. */
  readonly contextFor: (names: readonly string[]) => Promise<SecureContext>;
};

const DAY_MS = 86_400_000;

/** One authority, one server key; a certificate for each set of names that is asked for. */
export async function createCertificateStore(): Promise<CertificateStore> {
  const validity = {
    // Clocks of browsers under test may be off by a little; Chromium refuses more than 398 days.
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + 90 * DAY_MS),
    algorithm: "sha256",
    keyType: "ec",
  } as const;
  const authority = await generate([{ name: "commonName", value: "Fluxward lab authority" }], {
    ...validity,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const pair = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const keyInfo = createPublicKey(pair.publicKey).export({ type: "spki", format: "der" });
  const contexts = new Map<string, Promise<SecureContext>>();

  async function pemFor(names: readonly string[]): Promise<{ key: string; cert: string }> {
    const { cert } = await generate([{ name: "commonName", value: names[0] ?? "lab" }], {
      ...validity,
      keyPair: pair,
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        { name: "basicConstraints", cA: false, critical: true },
        { name: "keyUsage", digitalSignature: true, critical: true },
        { name: "extKeyUsage", serverAuth: true },
        { name: "subjectAltName", altNames: names.map(alternativeName) },
      ],
    });
    return { key: pair.privateKey, cert };
  }

  return {
    authorityPem: authority.cert,
    pemFor,
    keyPin: createHash("sha256").update(keyInfo).digest("base64"),
    contextFor: (names) => {
      const id = names.join(" ");
      const known = contexts.get(id);
      if (known !== undefined) return known;
      const made = pemFor(names).then((pem) => createSecureContext(pem));
      contexts.set(id, made);
      return made;
    },
  };
}

function alternativeName(name: string): { type: 7; ip: string } | { type: 2; value: string } {
  return isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name };
}
