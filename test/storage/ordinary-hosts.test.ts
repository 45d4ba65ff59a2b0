import { describe, expect, test } from "vitest";
import type { Host } from "../../src/detection/host.ts";
import { createOrdinaryHosts } from "../../src/storage/ordinary-hosts.ts";
import { memoryArea } from "./memory-area.ts";

const host = (count: number): Host => `site-${String(count)}.net` as Host;

describe("hosts that ordinary tabs were on", () => {
  test("are known one by one and together, with the first time", async () => {
    const hosts = createOrdinaryHosts(memoryArea());
    await hosts.addOrdinary(host(1), 10);
    await hosts.addOrdinary(host(2), 20);
    expect(await hosts.isOrdinary(host(1))).toBe(true);
    expect(await hosts.isOrdinary(host(3))).toBe(false);
    expect([...(await hosts.ordinary())]).toEqual([
      [host(1), 10],
      [host(2), 20],
    ]);
  });

  test("at most a thousand, of which the newest stay", async () => {
    const area = memoryArea();
    const hosts = createOrdinaryHosts(area);
    for (let count = 0; count <= 1000; count += 1) await hosts.addOrdinary(host(count), count);
    const kept = await hosts.ordinary();
    expect(kept.size).toBe(900);
    expect([kept.has(host(100)), kept.has(host(101)), kept.has(host(1000))]).toEqual([
      ...[false, true, true],
    ]);
  });

  test("what is damaged, or belongs to others, is left alone", async () => {
    const area = memoryArea({ "ordinary:a.net": "x", "ordinary:not a host": 1, "tab:1": 5 });
    const hosts = createOrdinaryHosts(area);
    expect(await hosts.isOrdinary("a.net" as Host)).toBe(false);
    expect((await hosts.ordinary()).size).toBe(0);
    await hosts.keepOrdinary(() => false);
    expect(Object.keys(area.dump())).toEqual(["tab:1"]);
  });
});
