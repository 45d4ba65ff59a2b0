import { describe, expect, test } from "vitest";
import { listedAs } from "../../src/app/listed.ts";
import type { Host } from "../../src/detection/host.ts";
import type { Failure } from "../../src/detection/observation.ts";
import { TWO } from "../detection/history-builder.ts";
import { change, fresh, isStopped, managed, visit } from "./managed-world.ts";
import { answers, PLAIN } from "./sites.ts";
import { createWorld } from "./world.ts";

describe("of two lists", () => {
  const lists = {
    allowDomains: ["ok.bad.com", "same.com"],
    blockDomains: ["bad.com", "x.ok.bad.com", "same.com", "zip"],
  };
  test.each([
    ["bad.com", "blocked"],
    ["a.bad.com", "blocked"],
    ["ok.bad.com", "allowed"],
    ["a.ok.bad.com", "allowed"],
    ["x.ok.bad.com", "blocked"],
    ["same.com", "blocked"],
    ["any.zip", "blocked"],
    ["notbad.com", undefined],
    ["bad.com.net", undefined],
  ])("the longer name counts: %s is %s", (host, expected) => {
    expect(listedAs(lists, host as Host)).toBe(expected);
  });
});

describe("domains that are blocked", () => {
  test("are stopped by the browser, and where they arrive all the same", async () => {
    const world = managed({ blockDomains: ["lab-plain.org"], allowDomains: ["ok.lab-plain.org"] });
    await world.app.resume();
    expect(world.blocked).toEqual(["lab-plain.org"]);
    await visit(world, PLAIN);
    const blockId = world.tabs.get(1)?.warning ?? "";
    expect(await world.app.block(blockId)).toMatchObject({ blocked: true, scopes: [] });
    await expect(world.app.proceed(blockId, "once")).rejects.toMatchObject({
      refusal: { kind: "no-way-on" },
    });
    await visit(world, "ok.lab-plain.org", 2);
    expect(isStopped(world, 2)).toBe(false);
  });

  test("are blocked before anybody was asked, and whatever lets through or is excluded", async () => {
    const world = await fresh({
      ...{ blockDomains: ["lab-plain.org"], excludedDomains: ["lab-plain.org"] },
      ...{ action: "badge" },
    });
    await world.app.resume();
    await world.app.installed(false);
    await world.app.saveSettings({ exceptions: [{ host: PLAIN }] });
    await visit(world, PLAIN);
    expect(isStopped(world)).toBe(true);
    expect(world.asked).toEqual([]);
  });

  test("are no more once the organisation says so, or protection is off", async () => {
    const world = managed({ blockDomains: ["lab-plain.org"] });
    await world.app.resume();
    await change(world, { blockDomains: ["lab-plain.org"], enabled: false });
    expect(world.blocked).toEqual([]);
    await visit(world, PLAIN);
    expect(isStopped(world)).toBe(false);
  });

  test("the page that a rule opened for one has its block", async () => {
    const world = managed({ blockDomains: ["lab-plain.org"] });
    await world.app.resume();
    world.app.noteAsked(1, `https://${PLAIN}/`);
    expect(await world.app.claim(1, `https://${PLAIN}/`)).toMatchObject({ state: "blocked" });
  });
});

describe("what nothing could be found out about", () => {
  const silent = (host: string): readonly Failure[] => [
    {
      ...{ at: 0, resolver: TWO, question: { name: host, type: "A" } },
      ...{ kind: "unreachable", detail: "Nobody is there." },
    },
  ];
  test("is held where the organisation wants that, and let go once it is known", async () => {
    let isDown = true;
    const world = createWorld((host, at) => (isDown ? silent(host) : answers(host, at)));
    world.managed = { failClosed: true };
    world.restartWorker();
    await visit(world, PLAIN);
    expect(world.tabs.get(1)).toMatchObject({ badge: "unknown", guarded: true });
    isDown = false;
    await world.app.checkAgain(1);
    expect(world.tabs.get(1)).toMatchObject({ badge: "clear", guarded: false });
  });
  test("is open otherwise", async () => {
    const world = createWorld(silent);
    await visit(world, PLAIN);
    expect(world.tabs.get(1)).toMatchObject({ badge: "unknown", guarded: false });
  });
});
