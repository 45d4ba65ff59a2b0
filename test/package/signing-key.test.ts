import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeSigningKey, readSigningKey } from "../../tools/package/signing-key.ts";
import { findProgram } from "../../tools/setup/find-program.mjs";

const folder = mkdtempSync(join(tmpdir(), "fluxward-key-"));
const file = (name: string): string => join(folder, name);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("a signing key", () => {
  it("is made once, for its owner's eyes, and never written over", () => {
    const made = makeSigningKey(file("made.pem"));
    expect(made.id).toMatch(/^[a-p]{32}$/);
    expect(statSync(file("made.pem")).mode & 0o777).toBe(0o600);
    const before = readFileSync(file("made.pem"), "utf8");
    expect(() => makeSigningKey(file("made.pem"))).toThrow("is there already");
    expect(readFileSync(file("made.pem"), "utf8")).toBe(before);
    expect(readSigningKey(file("made.pem"))).toEqual(made);
  });

  const hasOpenssl = findProgram(["openssl"]) !== undefined;

  it.skipIf(!hasOpenssl)("is what the command that errors show makes", () => {
    expect(() => readSigningKey(file("none.pem"))).toThrow(/openssl genpkey .* --new-key/s);
    const command = /openssl (genpkey .*)/.exec(errorOf(() => readSigningKey(file("none.pem"))));
    execFileSync("openssl", (command?.[1] ?? "").split(" "), { stdio: "ignore" });
    expect(readSigningKey(file("none.pem")).id).toMatch(/^[a-p]{32}$/);
  });

  it("may not be of another kind, too short, locked, or no key at all", () => {
    const pem = { type: "pkcs8", format: "pem" } as const;
    const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    writeFileSync(file("curve.pem"), curve.export(pem));
    expect(() => readSigningKey(file("curve.pem"))).toThrow("of another kind (ec)");
    const short = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
    writeFileSync(file("short.pem"), short.export(pem));
    expect(() => readSigningKey(file("short.pem"))).toThrow("(rsa of 1024 bits)");
    const locked = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const lock = { ...pem, cipher: "aes-128-cbc", passphrase: "secret" };
    writeFileSync(file("locked.pem"), locked.export(lock));
    expect(() => readSigningKey(file("locked.pem"))).toThrow("without a passphrase");
    writeFileSync(file("text.pem"), "no key\n");
    expect(() => readSigningKey(file("text.pem"))).toThrow("no private key that can be read");
  });
});

function errorOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return String(error);
  }
  return "";
}
