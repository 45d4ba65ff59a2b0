import { describe, expect, test } from "vitest";
import { answers, FLUX, MINUTE, PLAIN } from "./sites.ts";
import { createWorld } from "./world.ts";

const TAB = 1;

describe("checking a site without opening it", () => {
  test("looks it up with the urgency of a site in front, and opens no warning", async () => {
    const world = createWorld(answers);
    const report = await world.app.inquiring.checkHost(TAB, FLUX, false);
    expect(report).toMatchObject({ state: "judged", host: FLUX, verdict: { level: "flux" } });
    expect(world.asked.map(({ host, priority }) => [host, priority()])).toEqual([
      [FLUX, "visible"],
    ]);
    expect(world.tabs.get(TAB)?.warnings ?? 0).toBe(0);
    expect(world.tabs.get(TAB)?.leftTo).toBeUndefined();
  });

  test("asks nobody twice until a look is due, save where the person wants it", async () => {
    const world = createWorld(answers);
    await world.app.inquiring.checkHost(TAB, PLAIN, false);
    world.now += MINUTE;
    await world.app.inquiring.checkHost(TAB, PLAIN, false);
    expect(world.asked).toHaveLength(1);
    await world.app.inquiring.checkHost(TAB, PLAIN, true);
    expect(world.asked.map(({ thorough }) => thorough)).toEqual([false, true]);
  });

  test("is what stops the site when it is opened later", async () => {
    const world = createWorld(answers);
    await world.app.inquiring.checkHost(TAB, FLUX, false);
    expect(world.stopped.everywhere).toEqual([FLUX]);
  });

  test("from a private window leaves nothing on disk, and rules for private windows alone", async () => {
    const world = createWorld(answers);
    world.privateTabs.add(7);
    await world.app.inquiring.checkHost(7, FLUX, false);
    expect(world.stopped).toEqual({ everywhere: [], private: [FLUX] });
    expect(JSON.stringify(world.local.dump())).not.toContain(FLUX);
  });

  test.each([
    [{ excludedDomains: [PLAIN] }, { state: "not-checkable", reason: "excluded" }],
    [{ enabled: false }, { state: "paused", host: PLAIN }],
    [{ setUp: false }, { state: "not-set-up", host: PLAIN }],
    [{ proxy: "assume" as const }, { state: "judged", obstacle: "proxy" }],
  ])("asks nobody where nobody may be asked: %j", async (settings, expected) => {
    const world = createWorld(answers);
    await world.app.saveSettings(settings);
    expect(await world.app.inquiring.checkHost(TAB, PLAIN, true)).toMatchObject(expected);
    expect(world.asked).toEqual([]);
  });

  test.each(["localhost", "10.0.0.1", "router.local", "not a name", "co.uk"])(
    "refuses %s",
    async (name) => {
      const world = createWorld(answers);
      const report = await world.app.inquiring.checkHost(TAB, name, true);
      expect(report).toMatchObject({ state: "not-checkable", address: name });
      expect(world.asked).toEqual([]);
    },
  );
});

test("the answers kept about a site are one a line; of others there are none", async () => {
  const world = createWorld(answers);
  await world.app.visit(TAB, `https://${PLAIN}/`, "arrived");
  const lines = (await world.app.inquiring.replay(PLAIN)).trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { host: string }).host)).toEqual([PLAIN]);
  expect(await world.app.inquiring.replay("other.lab-site.com")).toBe("");
  expect(await world.app.inquiring.replay("localhost")).toBe("");
});
