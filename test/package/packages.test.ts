import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, it, vi } from "vitest";
import { extensionId } from "../../lab/browsers/extension-id.ts";
import { forChromeStore } from "../../tools/package/extension-files.ts";
import { openOutput } from "../../tools/package/output.ts";
import { firefoxPolicy } from "../../tools/package/policy-files.ts";
import { writeSelfHostKit } from "../../tools/package/self-host.ts";
import { makeSigningKey } from "../../tools/package/signing-key.ts";
import { archiveSource } from "../../tools/package/source-archive.ts";
import { filesUnder, zipFiles } from "../../tools/zip.ts";
import { readCrx } from "./read-crx.ts";
import { writeTinyBuilds } from "./tiny-builds.ts";

const root = mkdtempSync(join(tmpdir(), "fluxward-package-"));
const key = makeSigningKey(join(root, "key.pem"));
const URL_BASE = "https://updates.example/fluxward/";
const PLAIN_UPDATES = ["policies", "Preferences", "extensions.checkUpdateSecurity"];
const SETTINGS = { organisationName: "Example & Sons" };

afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Builds in a folder of their own, and the kit of them in another. */
async function makeKit(name: string, isForEsr = false): Promise<string> {
  const builds = writeTinyBuilds(join(root, name));
  const folder = join(root, `${name}-kit`);
  const output = openOutput(folder);
  const common = { version: "1.2.3", key, url: URL_BASE, settings: SETTINGS };
  const request = { ...builds, ...common, isForEsr };
  await writeSelfHostKit(request, output);
  output.close();
  return folder;
}

function manifestOf(zip: Uint8Array): Readonly<Record<string, unknown>> {
  const text = Buffer.from(unzipSync(zip)["manifest.json"] ?? []).toString("utf8");
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}

describe("the self-host kit", () => {
  it("is the same, byte for byte, whenever and wherever it is made", async () => {
    const one = await makeKit("one");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 40 * 86_400_000 });
    const other = await makeKit("other").finally(() => vi.useRealTimers());
    const files = filesUnder(one);
    expect(filesUnder(other)).toEqual(files);
    expect(files).toHaveLength(9);
    for (const file of files) {
      const [a, b] = [readFileSync(join(one, file)), readFileSync(join(other, file))];
      expect(a.equals(b), file).toBe(true);
    }
  });

  it("has a CRX3 whose signature, id, key and address for updates belong together", async () => {
    const kit = await makeKit("signed");
    const crx = readCrx(readFileSync(join(kit, "self-host/serve/fluxward-1.2.3.crx")));
    expect(crx.isSignatureRight).toBe(true);
    expect(crx.publicKey).toBe(key.publicKey);
    expect(extensionId(Buffer.from(key.publicKey, "base64"))).toBe(key.id);
    const hash = createHash("sha256").update(Buffer.from(key.publicKey, "base64")).digest();
    expect(Buffer.from(crx.idBytes).equals(hash.subarray(0, 16))).toBe(true);
    const manifest = manifestOf(crx.zip);
    expect(manifest["key"]).toBe(key.publicKey);
    expect(manifest["update_url"]).toBe(`${URL_BASE}update.xml`);
    const updates = readFileSync(join(kit, "self-host/serve/update.xml"), "utf8");
    expect(updates).toContain(`<app appid="${key.id}">`);
    expect(updates).toContain(
      `<updatecheck codebase="${URL_BASE}fluxward-1.2.3.crx" version="1.2.3"/>`,
    );
  });

  it("has an xpi that asks for updates where they are, with its own hash", async () => {
    const kit = await makeKit("unsigned");
    const xpi = readFileSync(join(kit, "self-host/serve/fluxward-1.2.3.xpi"));
    const { gecko } = manifestOf(xpi)["browser_specific_settings"] as {
      gecko: Record<string, unknown>;
    };
    expect(gecko).toMatchObject({
      id: "fluxward@fluxward.org",
      update_url: `${URL_BASE}updates.json`,
    });
    const updates: unknown = JSON.parse(
      readFileSync(join(kit, "self-host/serve/updates.json"), "utf8"),
    );
    const hash = createHash("sha256").update(xpi).digest("hex");
    const update = {
      version: "1.2.3",
      update_link: `${URL_BASE}fluxward-1.2.3.xpi`,
      update_hash: `sha256:${hash}`,
    };
    expect(updates).toEqual({ addons: { "fluxward@fluxward.org": { updates: [update] } } });
  });

  it("has policies that name its own ids and carry the settings", async () => {
    const kit = await makeKit("policies");
    const read = (path: string): unknown => JSON.parse(readFileSync(join(kit, path), "utf8"));
    expect(read("self-host/policies/chromium/fluxward.json")).toEqual({
      ExtensionSettings: {
        [key.id]: {
          installation_mode: "force_installed",
          update_url: `${URL_BASE}update.xml`,
          override_update_url: true,
          toolbar_pin: "force_pinned",
        },
      },
      "3rdparty": { extensions: { [key.id]: SETTINGS } },
    });
    expect(read("self-host/policies/firefox/policies.json")).toEqual({
      policies: {
        ExtensionSettings: {
          "fluxward@fluxward.org": {
            installation_mode: "force_installed",
            install_url: `${URL_BASE}fluxward-1.2.3.xpi`,
          },
        },
        "3rdparty": { Extensions: { "fluxward@fluxward.org": SETTINGS } },
      },
    });
    const text = readFileSync(join(kit, "self-host/README.txt"), "utf8");
    expect(text).toContain(key.id);
    expect(text).toContain("fluxward@fluxward.org");
  });

  it("lets Firefox ESR take what nobody has signed only where that was asked for", async () => {
    const kit = await makeKit("esr", true);
    const read = (path: string): string => readFileSync(join(kit, path), "utf8");
    const off = { Value: false, Status: "locked" };
    expect(JSON.parse(read("self-host/policies/firefox/policies.json"))).toMatchObject({
      policies: { Preferences: { "xpinstall.signatures.required": off } },
    });
    // Updates over plain http are for a trial on one device.
    expect(firefoxPolicy("a@b", `${URL_BASE}a.xpi`, {}, true)).not.toHaveProperty(PLAIN_UPDATES);
    expect(firefoxPolicy("a@b", "http://127.0.0.1/a.xpi", {}, true)).toHaveProperty(
      PLAIN_UPDATES,
      off,
    );
    expect(read("self-host/README.txt")).toContain("lets Firefox ESR take it as it is");
  });
});

describe("the package for the Chrome Web Store", () => {
  it("brings no id, and differs from the build in nothing else", () => {
    const { chrome } = writeTinyBuilds(join(root, "store"));
    const zip = unzipSync(zipFiles(forChromeStore(chrome)));
    expect(Object.keys(zip).sort()).toEqual([...filesUnder(chrome)]);
    const built = JSON.parse(readFileSync(join(chrome, "manifest.json"), "utf8")) as object;
    expect(built).toHaveProperty("key");
    expect({ ...built, key: undefined }).toEqual({
      ...(JSON.parse(Buffer.from(zip["manifest.json"] ?? []).toString("utf8")) as object),
      key: undefined,
    });
    expect(Buffer.from(zip["manifest.json"] ?? []).toString("utf8")).not.toContain('"key"');
  });
});

describe("the folder that is written to", () => {
  it("loses what an earlier run wrote there, and nothing else", () => {
    const folder = join(root, "mixed");
    const first = openOutput(folder);
    first.write("old.txt", "old");
    expect(first.close()).toBe(`${createHash("sha256").update("old").digest("hex")}  old.txt\n`);
    writeFileSync(join(folder, "mine.pem"), "mine");
    const second = openOutput(folder);
    second.write("new.txt", "new");
    second.close();
    expect(filesUnder(folder)).toEqual(["SHA256SUMS", "mine.pem", "new.txt"]);
  });

  it("keeps to itself, whatever its list says", () => {
    const folder = join(root, "listed");
    openOutput(folder).close();
    writeFileSync(join(root, "outside.txt"), "stays");
    writeFileSync(join(folder, "SHA256SUMS"), `${"0".repeat(64)}  ../outside.txt\n`);
    openOutput(folder);
    expect(existsSync(join(root, "outside.txt"))).toBe(true);
  });
});

describe("the source archive", () => {
  const top = join(import.meta.dirname, "..", "..");

  it.skipIf(!existsSync(join(top, ".git")))("holds what Git knows, and nothing made of it", () => {
    const zip = archiveSource(top);
    const names = Object.keys(unzipSync(zip ?? new Uint8Array()));
    expect(names).toEqual(expect.arrayContaining(["package.json", "package-lock.json", "LICENSE"]));
    expect(names).toEqual(expect.arrayContaining([".ci/run", "src/background/index.ts"]));
    expect(names.filter((name) => /^(?:dist|build|node_modules|packages)\//.test(name))).toEqual(
      [],
    );
    expect(names.filter((name) => name.endsWith(".pem"))).toEqual([]);
  });

  it("is left out where there is no checkout", () => {
    expect(archiveSource(root)).toBeUndefined();
  });
});
