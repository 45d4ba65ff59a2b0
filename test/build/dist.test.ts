import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALL_SCENARIOS } from "../../lab/scenarios/all-scenarios.ts";
import {
  CHECKING_PAGE,
  OPTIONS_PAGE,
  POPUP_PAGE,
  WARNING_PAGE,
  WELCOME_PAGE,
} from "../../src/messages/pages.ts";
import { iconsOf } from "../../src/ui/badge.ts";
import { LANGUAGES, messagesFile } from "../../src/ui/languages.ts";
import { slimmedForBrowsers } from "../../tools/build/slim-messages.ts";
import { MARK_SHAPES, type MarkState } from "../../src/ui/mark-shapes.ts";
import { BACKGROUND_FILE } from "../../tools/build/classic-background.ts";
import { loadedFiles } from "../../tools/build/loaded-files.ts";
import { requireNetworkTable } from "../../tools/build/network-table.ts";
import { runVite } from "../../tools/build/run-vite.ts";
import { NOTICES_FILE } from "../../tools/build/emit-notices.ts";
import { namesInNotices } from "../../tools/dependencies/notices.ts";
import { filesUnder } from "../../tools/zip.ts";
import { packageName } from "../architecture/import-rules.ts";
import { allImports } from "../architecture/imports.ts";
import { readCode } from "../architecture/project-files.ts";

const code = readCode();
const out = mkdtempSync(join(tmpdir(), "fluxward-dist-"));
const folder = (name: string): string => join(out, name);
const read = (name: string, file: string): string => readFileSync(join(out, name, file), "utf8");
const manifest = (name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(read(name, "manifest.json")) as Readonly<Record<string, unknown>>;
/** Packages that the command does without. */
const IN_BROWSERS = ["preact", "webextension-polyfill", "buffer"];
const BROWSERS = ["chrome", "firefox"] as const;

/** Two builds at a time, as there are two cores. */
beforeAll(async () => {
  requireNetworkTable();
  const browser = (mode: string, name: string): Promise<void> =>
    runVite(["--mode", mode, "--emptyOutDir", "--outDir", folder(name)]);
  await Promise.all([browser("chrome", "chrome"), browser("firefox", "firefox")]);
  await Promise.all([
    browser("chrome", "again"),
    runVite(["--config", "vite.cli.config.ts", "--emptyOutDir", "--outDir", folder("cli")]),
  ]);
}, 120_000);

afterAll(() => {
  rmSync(out, { recursive: true });
});

function digests(name: string): Readonly<Record<string, string>> {
  const entries = filesUnder(folder(name)).map((file) => {
    const hash = createHash("sha256").update(readFileSync(join(out, name, file)));
    return [file, hash.digest("hex")] as const;
  });
  return Object.fromEntries(entries);
}

function texts(name: string): readonly (readonly [file: string, text: string])[] {
  return filesUnder(folder(name))
    .filter((file) => /\.(?:js|css|html|json)$/.test(file))
    .map((file) => [file, read(name, file)] as const);
}

describe("the builds", () => {
  it("start the background as each browser wants it, and only so", () => {
    expect(manifest("chrome")["background"]).toEqual({ service_worker: BACKGROUND_FILE });
    expect(manifest("firefox")["background"]).toEqual({ scripts: [BACKGROUND_FILE] });
  });

  it.each(BROWSERS)("name all scripts of a page at its top, for %s", (name) => {
    const later = (page: string): readonly string[] =>
      loadedFiles(folder(name), page, true).filter((file) => file.endsWith(".js"));
    const unnamed = [POPUP_PAGE, WARNING_PAGE, WELCOME_PAGE, OPTIONS_PAGE].flatMap((page) =>
      later(page).filter((file) => !read(name, page).includes(`"/${file}"`)),
    );
    expect(unnamed).toEqual([]);
    // Each is a wait of its own, at every click on the icon.
    expect(later(POPUP_PAGE).length).toBeLessThanOrEqual(6);
  });

  it.each(BROWSERS)("open two pages of the %s package to rules, and no more to pages", (name) => {
    const open = manifest(name)["web_accessible_resources"] as readonly Record<string, unknown>[];
    expect(open.map(({ resources }) => resources)).toEqual([
      ["src/warning/index.html", "src/warning/checking.html"],
    ]);
    // Firefox knows no such key: there every installation has a name of its own.
    expect(open[0]?.["use_dynamic_url"]).toBe(name === "chrome" ? true : undefined);
    const [script, ...more] = manifest(name)["content_scripts"] as readonly object[];
    expect(more).toEqual([]);
    expect(script).toMatchObject({
      js: ["src/content/bootstrap.iife.js"],
      run_at: "document_start",
      all_frames: true,
    });
  });

  it.each(BROWSERS)("put all into the %s package that is named at run time", (name) => {
    const states = Object.keys(MARK_SHAPES) as readonly MarkState[];
    const icons = states.flatMap((state) => Object.values(iconsOf(state)));
    const words = LANGUAGES.map(messagesFile);
    const files = ["guard.js", "networks.bin", "LICENSE", ...words, ...icons];
    for (const file of files) {
      expect(existsSync(join(out, name, file)), file).toBe(true);
    }
    for (const file of words) {
      const written = JSON.parse(readFileSync(file, "utf8")) as Parameters<typeof slimmedForBrowsers>[0];
      expect(read(name, file), file).toBe(JSON.stringify(slimmedForBrowsers(written)));
    }
    for (const page of [POPUP_PAGE, WARNING_PAGE, CHECKING_PAGE, WELCOME_PAGE, OPTIONS_PAGE]) {
      const missing = loadedFiles(folder(name), page).filter(
        (file) => !existsSync(join(out, name, file)),
      );
      expect(missing).toEqual([]);
    }
  });

  it.each(BROWSERS)("make classic scripts of what the %s package injects and wakes", (name) => {
    for (const file of ["guard.js", "src/content/bootstrap.iife.js", BACKGROUND_FILE]) {
      const text = read(name, file);
      // Whatever imports or exports is no script.
      expect(() => new Script(text), file).not.toThrow();
      expect([file, /\bimport\(/.test(text)]).toEqual([file, false]);
    }
    for (const file of ["guard.js", BACKGROUND_FILE]) {
      expect([file, read(name, file).slice(0, 13)]).toEqual([file, '"use strict";']);
    }
  });

  it.each(BROWSERS)("write the scripts of the %s package in ASCII, of which browsers keep half as much", (name) => {
    const scripts = filesUnder(folder(name)).filter((file) => file.endsWith(".js"));
    expect(scripts.filter((file) => /[^\0-\x7F]/.test(read(name, file)))).toEqual([]);
  });

  it.each(BROWSERS)("put no script into the %s package that nothing loads", (name) => {
    const pages = filesUnder(folder(name)).filter((file) => file.endsWith(".html"));
    const loaded = new Set(pages.flatMap((page) => loadedFiles(folder(name), page, true)));
    const rest = filesUnder(folder(name)).filter((file) => file.endsWith(".js") && !loaded.has(file));
    expect(rest).toEqual([BACKGROUND_FILE, "guard.js", "src/content/bootstrap.iife.js"]);
  });

  it("are the same, byte for byte, when made again", () => {
    expect(digests("again")).toEqual(digests("chrome"));
  });

  it.each([...BROWSERS, "cli"])("hold no code made from text, no machine's path in %s", (name) => {
    const found = texts(name).flatMap(([file, text]) =>
      [/\beval\(/, /\bnew Function\(/, /__vite__mapDeps/, /sourceMappingURL/, /node_modules/]
        .concat(new RegExp(process.cwd().replace(/[^\w/]/g, "\\$&")))
        .filter((pattern) => pattern.test(text))
        .map((pattern) => `${file}: ${String(pattern)}`),
    );
    expect(found).toEqual([]);
  });

  it.each([...BROWSERS, "cli"])("hold no door for tests and no name of the lab in %s", (name) => {
    const names = ALL_SCENARIOS.flatMap((scenario) => scenario.hosts);
    expect(names.length).toBeGreaterThan(10);
    const found = texts(name).flatMap(([file, text]) => [
      ...[/__test/i, /flux-?_?lab\b/i, /import\.meta\.env/]
        .filter((hook) => hook.test(text))
        .map((hook) => `${file}: ${String(hook)}`),
      ...names.filter((host) => text.includes(host)).map((host) => `${file}: ${host}`),
    ]);
    expect(found).toEqual([]);
  });

  it.each(BROWSERS)("ask nobody on this machine unless told to, in %s", (name) => {
    const scripts = texts(name).filter(([file]) => file.endsWith(".js"));
    const found = scripts.filter(([, text]) => /(?:localhost|127\.0\.0\.1|\[::1\]):\d/.test(text));
    expect(found.map(([file]) => file)).toEqual([]);
  });
});

describe("the notices", () => {
  it.each([...BROWSERS, "cli"])("name every package that %s may import, and the data", (name) => {
    const imports = allImports(code).filter(({ from }) => from.startsWith("src/"));
    const mine = imports.filter(({ from }) => name === "cli" || !from.startsWith("src/cli/"));
    const packages = mine
      .filter(({ target, specifier }) => target === undefined && !specifier.startsWith("node:"))
      .map(({ specifier }) => packageName(specifier))
      // Of these the command draws and asks nothing.
      .filter((one) => name !== "cli" || !IN_BROWSERS.includes(one));
    expect(packages.length).toBeGreaterThan(20);
    const text = read(name, NOTICES_FILE);
    expect(namesInNotices(text)).toEqual(expect.arrayContaining([...new Set(packages)]));
    for (const link of ["https://db-ip.com/", "https://www.nro.net/", "licenses/by/4.0/"]) {
      expect(text).toContain(link);
    }
  });
});

describe("the command", () => {
  it("is one file that runs with no packages beside it", () => {
    const alone = mkdtempSync(join(tmpdir(), "fluxward-cli-"));
    cpSync(folder("cli"), alone, { recursive: true });
    const text = execFileSync(process.execPath, [join(alone, "fluxward.js"), "--help"], {
      encoding: "utf8",
      cwd: alone,
    });
    expect(filesUnder(alone)).toEqual([NOTICES_FILE, "fluxward.js"]);
    expect(text).toContain("fluxward");
    rmSync(alone, { recursive: true });
  });
});
