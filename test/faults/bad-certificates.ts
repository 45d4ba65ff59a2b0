import { generateKeyPairSync } from "node:crypto";
import { createSecureContext } from "node:tls";
import { generate } from "selfsigned";
import type { CertificateStore } from "../../lab/server/certificates.ts";

export type BadCertificate = "expired" | "for another name" | "from an unknown authority";

const DAY_MS = 86_400_000;

/** An authority of its own that signs what no client may accept. */
export async function createBadCertificates(): Promise<{
  /** PEM; trusted by the client under test, so that nothing but the fault is wrong. */
  readonly authorityPem: string;
  readonly storeFor: (what: BadCertificate) => Promise<CertificateStore>;
}> {
  const authority = await signer("Fluxward test authority");
  const stranger = await signer("A stranger");
  return {
    authorityPem: authority.cert,
    storeFor: async (what) => {
      const from = what === "from an unknown authority" ? stranger : authority;
      const days = what === "expired" ? [-30, -2] : [-1, 30];
      const pair = generateKeyPairSync("ec", {
        namedCurve: "P-256",
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
      });
      const { cert } = await generate([{ name: "commonName", value: "resolver" }], {
        ...lifetime(days),
        keyPair: pair,
        ca: { key: from.private, cert: from.cert },
        extensions: [
          {
            name: "subjectAltName",
            altNames:
              what === "for another name"
                ? [{ type: 2, value: "elsewhere.net" }]
                : [{ type: 7, ip: "127.0.0.1" }],
          },
        ],
      });
      const pem = { key: pair.privateKey, cert };
      return {
        authorityPem: from.cert,
        keyPin: "",
        pemFor: () => Promise.resolve(pem),
        contextFor: () => Promise.resolve(createSecureContext(pem)),
      };
    },
  };
}

function signer(name: string): Promise<{ private: string; cert: string }> {
  return generate([{ name: "commonName", value: name }], {
    ...lifetime([-60, 60]),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
}

function lifetime(days: readonly number[]) {
  const [from = 0, to = 0] = days;
  return {
    notBeforeDate: new Date(Date.now() + from * DAY_MS),
    notAfterDate: new Date(Date.now() + to * DAY_MS),
    algorithm: "sha256",
    keyType: "ec",
  } as const;
}
