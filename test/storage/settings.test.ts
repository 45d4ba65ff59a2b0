import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { createSettingsStore } from "../../src/storage/settings.ts";
import { parseSettings } from "../../src/storage/settings-document.ts";
import { SETTINGS_VERSION } from "../../src/storage/settings-migrations.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";
import { memoryArea } from "./memory-area.ts";

describe("a stored document", () => {
  test("none at all gives the defaults without a complaint", () => {
    expect(parseSettings(undefined)).toEqual({
      settings: DEFAULT_SETTINGS,
      problems: [],
      damaged: false,
    });
  });

  test("a damaged field costs only itself", () => {
    const { settings, problems } = parseSettings({
      version: 1,
      enabled: false,
      sensitivity: "loud",
    });
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, setUp: true, enabled: false });
    expect(problems).toEqual([{ field: "sensitivity", path: [], kind: "choice" }]);
  });

  test.each([
    [["corp-names.com", "a.b-names.net"], []],
    [["Corp-Names.com"], ["excludedDomains"]],
    [["not a name"], ["excludedDomains"]],
    [["intranet"], ["excludedDomains"]],
    ["corp-names.com", ["excludedDomains"]],
    [Array.from({ length: 1001 }, (_, n) => `n${String(n)}.net`), ["excludedDomains"]],
  ])("domains that are never looked up: %j", (excludedDomains, wrong) => {
    const { settings, problems } = parseSettings({ version: 1, excludedDomains });
    expect(problems.map(({ field }) => field)).toEqual(wrong);
    expect(settings.excludedDomains).toEqual(wrong.length === 0 ? excludedDomains : []);
  });

  test("sites to be warned of are names of sites", () => {
    const markedHosts = ["shop.corp-names.com", "xn--bcher-kva.de"];
    expect(parseSettings({ version: 1, markedHosts }).settings.markedHosts).toEqual(markedHosts);
    for (const wrong of ["Shop.de", "https://shop.de/", "localhost"]) {
      const { settings, problems } = parseSettings({ version: 1, markedHosts: [wrong] });
      expect(problems.map(({ field }) => field)).toEqual(["markedHosts"]);
      expect(settings.markedHosts).toEqual([]);
    }
  });

  test("of the first release: what it did not know has its default", () => {
    const { settings, problems } = parseSettings({
      version: 1,
      exceptions: [{ host: "shop.corp-names.com" }],
    });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ setUp: true, markedHosts: [] });
    expect(settings.exceptions).toEqual([{ host: "shop.corp-names.com", source: "warning" }]);
  });

  test("a source that this release does not know costs no exception", () => {
    const exceptions = [{ host: "shop.corp-names.com", source: "moon" }];
    expect(parseSettings({ version: 1, exceptions })).toMatchObject({
      settings: { exceptions: [{ host: "shop.corp-names.com", source: undefined }] },
      problems: [],
    });
  });

  test("one of a later release is read as far as it fits", () => {
    const { settings, problems } = parseSettings({
      version: 99,
      sensitivity: "careful",
      colour: "red",
    });
    expect(settings.sensitivity).toBe("careful");
    expect(problems).toEqual([]);
  });

  test.each([[null], ["text"], [[1, 2]], [42]])(
    "%j is no document: defaults, and it is said",
    (stored) => {
      const { settings, damaged } = parseSettings(stored);
      expect(settings).toEqual(DEFAULT_SETTINGS);
      expect(damaged).toBe(true);
    },
  );

  test("any JSON gives whole settings", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        const { settings } = parseSettings(stored);
        expect(settings.resolvers.length).toBeGreaterThan(0);
        expect(parseSettings({ version: 1, ...settings }).problems).toEqual([]);
      }),
    );
  });
});

test("a document of before there was a first-run page says that it was answered, a later one only if it does", () => {
  const of = (version: number, more = {}) => parseSettings({ version, ...more }).settings.setUp;
  expect([of(1), of(2), of(2, { setUp: false }), of(SETTINGS_VERSION), of(99)]).toEqual([
    ...[true, true, false, false, false],
  ]);
});

describe("the store", () => {
  test("a change is kept", async () => {
    const area = memoryArea();
    await createSettingsStore(area).update(() => ({ enabled: false }));
    expect((await createSettingsStore(area).read()).settings.enabled).toBe(false);
  });

  test("two changes at once are both kept", async () => {
    const store = createSettingsStore(memoryArea());
    const add = (host: string) =>
      store.update(({ exceptions }) => ({ exceptions: [...exceptions, { host }] }));
    await Promise.all([add("a.lab-site.com"), add("b.lab-site.com")]);
    expect((await store.read()).settings.exceptions).toHaveLength(2);
  });

  test("a change that is not valid is refused, and nothing is written", async () => {
    const area = memoryArea();
    const store = createSettingsStore(area);
    await expect(
      store.update(() => ({ resolvers: ["http://far.lab-site.com/"] })),
    ).rejects.toMatchObject({
      refusal: { kind: "unusable", place: "resolvers[0]", problem: { kind: "resolver" } },
    });
    expect(area.dump()).toEqual({});
    await store.update(() => ({ enabled: false }));
    expect((await store.read()).settings.enabled).toBe(false);
  });

  test("a damaged document is put aside before it is overwritten", async () => {
    const area = memoryArea();
    const damaged = { version: 1, resolvers: "gone wrong" };
    await area.set({ settings: damaged });
    await createSettingsStore(area).update(() => ({ enabled: false }));
    expect(area.dump()["settings.damaged"]).toEqual(damaged);
  });

  test("so is one of a later release, whose new settings would be lost", async () => {
    const later = { version: SETTINGS_VERSION + 1, sensitivity: "careful", colour: "red" };
    const area = memoryArea({ settings: later });
    const { settings } = await createSettingsStore(area).read();
    expect(settings.sensitivity).toBe("careful");
    expect(area.dump()).toEqual({ settings: later });
    await createSettingsStore(area).update(() => ({ enabled: false }));
    expect(area.dump()["settings.damaged"]).toEqual(later);
  });

  test("where the browser cannot write, that is said, and what was set before holds", async () => {
    const area = memoryArea({ settings: { version: SETTINGS_VERSION, sensitivity: "careful" } });
    const before = area.dump();
    const store = createSettingsStore(area);
    vi.spyOn(area, "set").mockRejectedValueOnce(new Error("kQuotaBytes quota exceeded"));
    await expect(store.update(() => ({ sensitivity: "relaxed" }))).rejects.toMatchObject({
      ...{ refusal: { kind: "not-written" }, cause: { message: "kQuotaBytes quota exceeded" } },
    });
    expect(area.dump()).toEqual(before);
    expect((await store.read()).settings.sensitivity).toBe("careful");
    await store.update(() => ({ sensitivity: "relaxed" }));
    expect((await store.read()).settings.sensitivity).toBe("relaxed");
  });
});
