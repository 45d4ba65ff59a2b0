import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSettings } from "../../src/storage/settings-document.ts";
import {
  MOST_FILE_BYTES,
  readSettingsFile,
  writeSettingsFile,
  type FileFault,
} from "../../src/storage/settings-file.ts";
import { SETTINGS_VERSION } from "../../src/storage/settings-migrations.ts";
import { placeOf } from "../../src/storage/settings-problems.ts";
import { DEFAULT_SETTINGS, PERSONAL_KEYS } from "../../src/storage/settings-schema.ts";
import { START } from "../detection/history-builder.ts";
import { anySettings } from "./any-settings.ts";

/** A file of the present version with these settings, one to a line. */
function file(settings: Readonly<Record<string, unknown>>, version: unknown = SETTINGS_VERSION) {
  return JSON.stringify({ fluxward: "settings", version, settings }, undefined, 1);
}

function faultsOf(text: string): readonly FileFault[] {
  const read = readSettingsFile(text);
  return read.ok ? [] : read.faults;
}

/** What is wrong and where, for each setting. */
function settingFaults(text: string): string[] {
  return faultsOf(text).map((fault) =>
    fault.kind === "setting"
      ? `${placeOf(fault.problem)} ${fault.problem.kind} line ${String(fault.place?.line)}`
      : fault.kind,
  );
}

describe("a file that was saved", () => {
  test("gives back the very settings that are a person's own", () => {
    fc.assert(
      fc.property(anySettings(), (settings) => {
        const read = readSettingsFile(writeSettingsFile(settings, START));
        const own = Object.fromEntries(PERSONAL_KEYS.map((key) => [key, settings[key]]));
        expect(read).toEqual({ ok: true, settings: own, unknown: [] });
      }),
    );
  });

  test("holds nothing that only an organisation sets", () => {
    const settings = { ...DEFAULT_SETTINGS, organisationName: "Korvela", supportText: "Call us" };
    expect(writeSettingsFile(settings, START)).not.toMatch(/Korvela|Call us/);
    const read = readSettingsFile(file({ organisationName: "Korvela", strict: true }));
    expect(read).toEqual({ ok: true, settings: { strict: true }, unknown: ["organisationName"] });
  });

  test("may be partial: what it does not name stays as it is", () => {
    expect(readSettingsFile(file({ theme: "dark" }))).toMatchObject({
      settings: { theme: "dark" },
    });
    expect(readSettingsFile(file({}))).toEqual({ ok: true, settings: {}, unknown: [] });
  });

  test("may begin with a byte order mark", () => {
    expect(readSettingsFile(`\uFEFF${file({ strict: true })}`).ok).toBe(true);
  });

  test("of version 1 is migrated: only the warning page could let a site through", () => {
    const exceptions = [{ host: "shop.lab-site.com" }];
    const read = readSettingsFile(file({ exceptions, sensitivity: "careful" }, 1));
    expect(read).toMatchObject({
      settings: {
        sensitivity: "careful",
        exceptions: [{ host: "shop.lab-site.com", source: "warning" }],
      },
    });
  });

  test("that names something twice lets it count once, as it stands last", () => {
    const text = file({
      exceptions: [{ host: "a.lab-site.com" }, { host: "a.lab-site.com", until: 5 }],
      excludedDomains: ["b.lab-site.com", "b.lab-site.com"],
    });
    expect(readSettingsFile(text)).toMatchObject({
      settings: {
        exceptions: [{ host: "a.lab-site.com", until: 5 }],
        excludedDomains: ["b.lab-site.com"],
      },
    });
  });

  test("written by hand lets sites through as imported ones", () => {
    const read = readSettingsFile(file({ exceptions: [{ host: "shop.lab-site.com" }] }));
    expect(read).toMatchObject({ settings: { exceptions: [{ source: "import" }] } });
  });
});

describe("a file that is no settings file is refused, and it is said why and where", () => {
  test.each([
    ["", "not-json"],
    ["\u0000\u0001\ud800", "not-json"],
    ["null", "not-settings"],
    ["[]", "not-settings"],
    ['"settings"', "not-settings"],
    ["{}", "not-settings"],
    ['{"fluxward":"settings","version":1}', "not-settings"],
    ['{"fluxward":"settings","version":1,"settings":[]}', "not-settings"],
    ['{"fluxward":"history","version":1,"settings":{}}', "not-settings"],
    [file({}, 0), "not-settings"],
    [file({}, "2"), "not-settings"],
    [file({}, 1e300), "not-settings"],
    [file({}, SETTINGS_VERSION + 1), "newer"],
    ["[".repeat(400_000), "not-json"],
    [`${"[".repeat(200_000)}${"]".repeat(200_000)}`, "not-settings"],
    [" ".repeat(MOST_FILE_BYTES + 1), "too-large"],
  ])("%#", (text, kind) => {
    expect(faultsOf(text).map((fault) => fault.kind)).toEqual([kind]);
  });

  test.each([
    ['{\n "fluxward": "settings",\n "version": 2,,\n', { line: 3, column: 15 }],
    ['{\n "a": 1', { line: 2, column: 8 }],
    ["{'a': 1}", { line: 1, column: 2 }],
  ])("where JSON ends: %j", (text, place) => {
    expect(faultsOf(text)).toEqual([{ kind: "not-json", place }]);
  });

  test.each([
    [{ enabled: "yes" }, ["enabled switch line 5"]],
    [{ strict: true, sensitivity: "loud" }, ["sensitivity choice line 6"]],
    [{ keepDays: 91 }, ["keepDays number line 5"]],
    [{ keepDays: 1.5 }, ["keepDays number line 5"]],
    [{ keepDays: null }, ["keepDays number line 5"]],
    [{ resolvers: [] }, ["resolvers too-few line 5"]],
    [{ resolvers: "https://dns.google/dns-query" }, ["resolvers list line 5"]],
    [{ resolvers: ["http://dns.google/dns-query"] }, ["resolvers[0] resolver line 6"]],
    [{ resolvers: Array<string>(9).fill("x") }, ["resolvers too-many line 5"]],
    [
      { exceptions: [{ host: "a.lab-site.com" }, { host: "A.lab-site.com" }] },
      ["exceptions[1].host site line 10"],
    ],
    [{ exceptions: [{}] }, ["exceptions[0].host exception line 6"]],
    [{ exceptions: ["a.lab-site.com"] }, ["exceptions[0] exception line 6"]],
    [{ exceptions: [{ host: "a.lab-site.com", until: -1 }] }, ["exceptions[0].until time line 8"]],
    [{ excludedDomains: ["com"] }, ["excludedDomains[0] domain line 6"]],
    [{ enabled: 1, theme: "pink" }, ["enabled switch line 5", "theme choice line 6"]],
  ])("which setting, and its line: %j", (settings, faults) => {
    expect(settingFaults(file(settings))).toEqual(faults);
  });

  test("a list of rubbish is not told whole", () => {
    const exceptions = Array.from({ length: 1000 }, () => ({ host: "?" }));
    expect(faultsOf(file({ exceptions }))).toHaveLength(5);
  });
});

describe("a hostile file", () => {
  test("cannot reach anything but settings", () => {
    const text = `{"fluxward":"settings","version":2,"settings":{"__proto__":{"enabled":false},
      "constructor":{"prototype":{"enabled":false}},"toString":1,"strict":true}}`;
    const read = readSettingsFile(text);
    expect(read).toMatchObject({ ok: true, settings: { strict: true } });
    expect(read.ok && read.unknown).toEqual(["__proto__", "constructor", "toString"]);
    expect({}).not.toHaveProperty("enabled");
  });

  test("names at most 20 settings that nobody knows", () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`x${String(n)}`, n]));
    const read = readSettingsFile(file(many));
    expect(read.ok && read.unknown).toHaveLength(20);
  });

  test("is refused for the length of a list before its entries are read", () => {
    const exceptions = Array.from({ length: 20_000 }, (_, n) => ({
      host: `h${String(n)}.lab-a.com`,
    }));
    const text = file({ exceptions });
    expect(text.length).toBeGreaterThan(MOST_FILE_BYTES * 0.7);
    expect(settingFaults(text)).toEqual(["exceptions too-many line 5"]);
  });

  test("whatever it holds, it gives valid settings or faults, and never throws", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc
        .dictionary(fc.constantFrom(...PERSONAL_KEYS, "__proto__"), fc.jsonValue())
        .map((settings) => file(settings)),
      fc.tuple(anySettings(), fc.nat(), fc.string()).map(([settings, at, more]) => {
        const text = writeSettingsFile(settings, START);
        const cut = at % text.length;
        return text.slice(0, cut) + more + text.slice(cut + 1);
      }),
    );
    fc.assert(
      fc.property(wild, (text) => {
        const read = readSettingsFile(text);
        if (!read.ok) expect(read.faults.length).toBeGreaterThan(0);
        else {
          const whole = { version: SETTINGS_VERSION, ...DEFAULT_SETTINGS, ...read.settings };
          expect(parseSettings(whole)).toMatchObject({ problems: [], settings: read.settings });
        }
      }),
      { numRuns: 500 },
    );
  });
});
