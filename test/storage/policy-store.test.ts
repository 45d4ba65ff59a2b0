import { describe, expect, test, vi } from "vitest";
import { readAppearance } from "../../src/storage/appearance.ts";
import { createPolicies, WAIT_MS, type Policies } from "../../src/storage/policy-store.ts";
import { createSettingsStore } from "../../src/storage/settings.ts";
import { memoryArea } from "./memory-area.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Start = { readonly isForced?: boolean; readonly managed?: unknown };

/** A browser with an organisation or without one. */
function browser({ isForced = true, managed = {} }: Start = {}) {
  const local: Writable<ReturnType<typeof memoryArea>> = memoryArea();
  const world = {
    ...{ local, session: memoryArea(), isForced },
    managed: managed,
    now: 1_000_000,
    complaints: [] as string[],
    /** A new worker. */
    start: (keeps = true): Policies =>
      createPolicies({
        managed: {
          read: () =>
            world.managed instanceof Error
              ? Promise.reject(world.managed)
              : Promise.resolve(world.managed),
          isForced: () => Promise.resolve(world.isForced),
        },
        ...{ local, session: world.session, keeps },
        now: () => world.now,
        complain: (what) => world.complaints.push(what),
      }),
    restart: (): void => {
      world.session = memoryArea();
    },
  };
  return world;
}

const CAREFUL = { sensitivity: "careful" } as const;

describe("where the organisation installed it", () => {
  test("nothing is known until a policy comes", async () => {
    const world = browser();
    const policies = world.start();
    expect(await policies.current()).toMatchObject({
      ...{ standing: "unknown", decidedAt: world.now + WAIT_MS },
      policy: { values: {} },
    });
    world.managed = CAREFUL;
    expect(await policies.refresh()).toBe(true);
    expect(await policies.current()).toMatchObject({
      ...{ standing: "current", decidedAt: undefined, policy: { values: CAREFUL } },
    });
    expect(await policies.refresh()).toBe(false);
  });
  test("a worker that a change wakes answers who asks at the same time", async () => {
    const policies = browser({ managed: CAREFUL }).start();
    const refreshed = policies.refresh();
    const asked = policies.current();
    expect(await asked).toMatchObject({ policy: { values: CAREFUL } });
    expect(await refreshed).toBe(true);
  });
  test("one that never comes is taken for none, though workers die meanwhile", async () => {
    const world = browser();
    await world.start().current();
    world.now += WAIT_MS - 1;
    expect(await world.start().current()).toMatchObject({ standing: "unknown" });
    world.now += 1;
    expect(await world.start().current()).toMatchObject({ standing: "current" });
    // From then on nobody waits, with another start of the browser neither.
    world.restart();
    expect(await world.start().current()).toMatchObject({ standing: "current" });
    // One that comes all the same is heeded.
    world.managed = CAREFUL;
    expect(await world.start().current()).toMatchObject({ policy: { values: CAREFUL } });
  });
  test("a clock that was set back makes it wait no longer than ever", async () => {
    const world = browser();
    await world.start().current();
    world.now -= 3_600_000;
    expect(await world.start().current()).toMatchObject({ decidedAt: world.now + WAIT_MS });
  });
});

test("where it did not, nobody waits", async () => {
  const world = browser({ isForced: false });
  expect(await world.start().current()).toMatchObject({ standing: "current" });
  expect(world.local.dump()).toEqual({});
});

describe("the last good policy", () => {
  test("is started from while the browser hands over none, and goes when none comes", async () => {
    const world = browser({ managed: CAREFUL });
    await world.start().current();
    world.restart();
    world.managed = {};
    const policies = world.start();
    expect(await policies.current()).toMatchObject({
      ...{ standing: "remembered", decidedAt: world.now + WAIT_MS },
      policy: { values: CAREFUL },
    });
    world.now += WAIT_MS;
    expect(await policies.refresh()).toBe(true);
    expect(await policies.current()).toMatchObject({ standing: "current", policy: { values: {} } });
    world.restart();
    expect(await world.start().current()).toMatchObject({ policy: { values: {} } });
  });
  test("goes at once where the browser is certain that there is none", async () => {
    const world = browser({ managed: CAREFUL });
    await world.start().current();
    world.managed = undefined;
    expect(await world.start().current()).toMatchObject({
      standing: "current",
      policy: { values: {} },
    });
    expect(world.local.dump()).toEqual({});
  });
  test("holds where the policy cannot be read", async () => {
    const world = browser({ managed: CAREFUL });
    await world.start().current();
    world.managed = new Error("Out of order.");
    expect(await world.start().current()).toMatchObject({ policy: { values: CAREFUL } });
    expect(world.complaints).toHaveLength(1);
  });
  test("is what was right of it, and that nobody is left to be asked is not forgotten", async () => {
    const world = browser({ managed: { ...CAREFUL, keepDays: 1000, resolvers: ["nonsense"] } });
    await world.start().current();
    expect(world.local.dump()["policy"]).toEqual({ ...CAREFUL, resolvers: [] });
    world.managed = {};
    const store = createSettingsStore(world.local, world.start());
    expect((await store.read()).settings.enabled).toBe(false);
  });
  test("is read with as much care as any: somebody may have written there", async () => {
    const world = browser();
    // Half of it could let happen what the whole forbids, so nothing is known until one comes.
    for (const policy of [{ sensitivity: 5, keepDays: 7 }, "rubbish", [7], null]) {
      await world.local.set({ policy });
      const { standing, policy: known } = await world.start().current();
      expect([standing, known.values]).toEqual(["unknown", {}]);
    }
    await world.local.set({ policy: { keepDays: 7, ofALaterRelease: true } });
    expect((await world.start().current()).policy.values).toEqual({ keepDays: 7 });
  });
  test("is never written by the worker of private windows", async () => {
    const world = browser({ managed: CAREFUL });
    await world.start(false).current();
    world.managed = undefined;
    await world.start(false).refresh();
    expect(world.local.dump()).toEqual({});
  });
});

test("whoever asks on hearing that another is kept, is told that one", async () => {
  const world = browser({ managed: CAREFUL });
  const policies = world.start();
  await policies.current();
  const { set } = world.local;
  let heard: ReturnType<Policies["current"]> | undefined;
  world.local.set = async (entries) => {
    await set(entries);
    // Browsers tell pages of a write before they tell the writer that it is done.
    heard = policies.current();
  };
  world.managed = { sensitivity: "relaxed" };
  await policies.refresh();
  expect((await heard)?.policy.values).toEqual({ sensitivity: "relaxed" });
});

test("what was known holds where it cannot be asked for again", async () => {
  const world = browser({ managed: CAREFUL });
  const policies = world.start();
  await policies.current();
  world.local.get = () => Promise.reject(new Error("Out of order."));
  await expect(policies.refresh()).rejects.toThrow("Out of order.");
  expect((await policies.current()).policy.values).toEqual(CAREFUL);
});

describe("settings under a policy", () => {
  test("nobody may be asked before it is known, though the person once said yes", async () => {
    const world = browser();
    await world.local.set({ settings: { version: 3, setUp: true } });
    const policies = world.start();
    const store = createSettingsStore(world.local, policies);
    expect((await store.read()).settings.setUp).toBe(false);
    world.now += WAIT_MS;
    await policies.refresh();
    expect((await store.read()).settings.setUp).toBe(true);
  });
  test("what the policy says is never written among them, and a locked one is not written at all", async () => {
    const world = browser({ managed: { ...CAREFUL, lockedKeys: ["sensitivity"], keepDays: 7 } });
    const store = createSettingsStore(world.local, world.start());
    expect(await store.update(() => ({ theme: "dark" }))).toMatchObject({
      ...{ theme: "dark", sensitivity: "careful", keepDays: 7, locked: ["sensitivity"] },
    });
    await expect(store.update(() => ({ sensitivity: "relaxed" }))).rejects.toThrow("sensitivity");
    expect(world.local.dump()["settings"]).toMatchObject({
      ...{ theme: "dark", sensitivity: "balanced", keepDays: 90, chosen: ["theme"] },
    });
  });
  test.each([
    [{}, {}],
    [{ language: "ar" }, { theme: "light" }],
    [{ language: "auto", theme: "auto" }, { language: "de" }],
  ] as const)("pages look and speak as the store says: %j over %j", async (chosen, more) => {
    const world = browser({ managed: { language: "de", theme: "dark", consentGiven: true } });
    const store = createSettingsStore(world.local, world.start());
    const { language, theme } = await store.update(() => ({ ...chosen, ...more }));
    const { settings, policy } = world.local.dump();
    expect(readAppearance(settings, policy)).toEqual({ language, theme });
  });
  test("a first document can be stored though the organisation has answered", async () => {
    const world = browser({ managed: { consentGiven: true } });
    const store = createSettingsStore(world.local, world.start());
    expect(await store.begin(false)).toBe("new");
    expect((await store.read()).settings.setUp).toBe(true);
    world.managed = undefined;
    expect((await createSettingsStore(world.local, world.start()).read()).settings.setUp).toBe(
      false,
    );
  });
});

describe("where storage fails", () => {
  test("a policy that cannot be kept holds all the same, and that is told of", async () => {
    const world = browser({ managed: CAREFUL });
    vi.spyOn(world.local, "set").mockRejectedValue(new Error("quota exceeded"));
    expect(await world.start().current()).toMatchObject({
      ...{ standing: "current", policy: { values: CAREFUL } },
    });
    expect(world.complaints).toEqual([
      "the organisation's policy could not be kept for the next start",
    ]);
  });
  test("one that could not be read is read when it is asked for next", async () => {
    const world = browser({ managed: CAREFUL });
    vi.spyOn(world.local, "get").mockRejectedValueOnce(new Error("unreadable"));
    const policies = world.start();
    await expect(policies.current()).rejects.toThrow("unreadable");
    expect(await policies.current()).toMatchObject({ policy: { values: CAREFUL } });
  });
});
