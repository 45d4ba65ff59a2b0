import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPolicy } from "../../src/storage/policy-reader.ts";
import { SETTINGS_VERSION } from "../../src/storage/settings-migrations.ts";
import { DEFAULT_SETTINGS, SETTING_KEYS } from "../../src/storage/settings-schema.ts";
import { createSettingsStore } from "../../src/storage/settings.ts";
import { memoryArea } from "./memory-area.ts";

const OWN = "https://doh.example-company.com/dns-query";
const CHOSEN = { setUp: true, resolvers: [OWN], theme: "dark", keepDays: 3 } as const;

/** A store in which a person has chosen, as it lies on disk. */
async function chosen() {
  const area = memoryArea();
  await createSettingsStore(area).update(() => CHOSEN);
  return area;
}

type Area = ReturnType<typeof memoryArea>;

async function damage(area: Area, change: object, keys = ["settings", "settings.copy"]) {
  for (const key of keys) await area.set({ [key]: { ...(area.dump()[key] as object), ...change } });
}

const read = async (area: Area) => (await createSettingsStore(area).read()).settings;

describe("settings that cannot be read", () => {
  test("are those of the last good copy, and the next change mends the document", async () => {
    const area = await chosen();
    await damage(area, { resolvers: ["gone wrong"] }, ["settings"]);
    expect(await read(area)).toMatchObject({
      ...CHOSEN,
      trouble: { restored: ["resolvers"], lost: [], newer: false },
    });
    await createSettingsStore(area).update(() => ({ strict: true }));
    expect(await read(area)).toMatchObject({ ...CHOSEN, strict: true });
    expect(await read(area)).not.toHaveProperty("trouble");
    expect(area.dump()["settings.damaged"]).toMatchObject({ resolvers: ["gone wrong"] });
  });

  test.each([["rubbish"], [null], [42], [[1]], [undefined]])(
    "where the whole document is %j, all are those of the copy",
    async (stored) => {
      const area = await chosen();
      if (stored === undefined) await area.remove(["settings"]);
      else await area.set({ settings: stored });
      const settings = await read(area);
      expect(settings).toMatchObject(CHOSEN);
      expect(settings.trouble?.restored).toEqual(SETTING_KEYS);
      expect(await createSettingsStore(area).begin(true)).toBe("known");
    },
  );

  test("a damaged copy beside a sound document is nothing to speak of", async () => {
    const area = await chosen();
    await area.set({ "settings.copy": "rubbish" });
    expect(await read(area)).not.toHaveProperty("trouble");
  });

  test("nor in the copy, ask nobody where they say whom to ask, until the person has seen it", async () => {
    const area = await chosen();
    await damage(area, { resolvers: "rubbish" });
    const lost = { restored: [], lost: ["resolvers"], newer: false };
    expect(await read(area)).toMatchObject({ setUp: false, keepDays: 3, trouble: lost });
    // Whatever is written meanwhile, and by whichever worker.
    await createSettingsStore(area).update(() => ({ theme: "light" }));
    await createSettingsStore(area, undefined, "private").update(() => ({ exceptions: [] }));
    expect(await read(area)).toMatchObject({ setUp: false, trouble: lost });
    await createSettingsStore(area).update(() => ({ setUp: true, resolvers: [OWN] }));
    expect(await read(area)).toMatchObject({ ...CHOSEN, theme: "light" });
    expect(await read(area)).not.toHaveProperty("trouble");
  });

  test("nor in the copy, are as they first were where they are about nothing but looks", async () => {
    const area = await chosen();
    await damage(area, { theme: "rubbish" });
    expect(await read(area)).toMatchObject({
      ...{ setUp: true, theme: "auto" },
      trouble: { lost: ["theme"] },
    });
  });

  test("where nothing is left of the document, the first page asks anew", async () => {
    const area = memoryArea({ settings: "rubbish" });
    expect(await read(area)).toMatchObject({ ...DEFAULT_SETTINGS, setUp: false });
    expect((await read(area)).trouble?.lost).toEqual(SETTING_KEYS);
  });

  test("are nobody's concern where the organisation has set them", async () => {
    const area = await chosen();
    await damage(area, { resolvers: "rubbish" });
    const policy = readPolicy({ resolvers: [OWN], lockedKeys: ["resolvers"] });
    const store = createSettingsStore(area, {
      current: () => Promise.resolve({ standing: "current", policy, decidedAt: undefined }),
    });
    expect((await store.read()).settings).toMatchObject({ setUp: true, resolvers: [OWN] });
  });

  test("never send a name to others than the person chose, whatever is damaged", async () => {
    const damaged = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom(...SETTING_KEYS, "version", "lost", "chosen"), fc.jsonValue()),
    );
    await fc.assert(
      fc.asyncProperty(damaged, damaged, fc.boolean(), async (one, other, isWhole) => {
        const area = await chosen();
        const put = (key: string, value: unknown): Promise<void> =>
          isWhole || typeof value !== "object"
            ? area.set({ [key]: value })
            : damage(area, { ...value, version: SETTINGS_VERSION }, [key]);
        await put("settings", one);
        await put("settings.copy", other);
        const { setUp, resolvers } = await read(area);
        const wrote = [one, other].some((value) => JSON.stringify(value).includes("https:"));
        if (setUp && !wrote) expect(resolvers).toEqual([OWN]);
      }),
      { numRuns: 300 },
    );
  });
});
