import { describe, expect, test } from "vitest";
import type { Failure, FailureKind } from "../../src/detection/observation.ts";
import { answer, ONE, THREE, TWO } from "../detection/history-builder.ts";
import { AMBER, answers, MINUTE, PLAIN } from "./sites.ts";
import { causeOf, createWorld, settled } from "./world.ts";

/** What every resolver's failing looks like. */
function failing(name: string, kind: FailureKind): readonly Failure[] {
  const question = { name, type: "A" } as const;
  return [ONE, TWO, THREE].map((resolver) => ({ at: 0, resolver, question, kind, detail: "" }));
}

describe("a sign-in page in the way", () => {
  test("no alarm, said so, and looked at again until it is gone; then nothing of it counts", async () => {
    let portal = true;
    const world = createWorld((name, at) =>
      portal ? failing(name, "web-page") : answers(name, at),
    );
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    expect(world.tabs.get(1)).toMatchObject({ badge: "unknown", guarded: false });
    expect(await causeOf(world)).toBe("portal");
    expect(world.alarm).toBe(world.now + MINUTE);
    portal = false;
    world.now += MINUTE;
    await world.app.tick(world.now);
    expect(world.tabs.get(1)).toMatchObject({ badge: "suspicious", guarded: true });
    expect(await world.app.report(1)).toMatchObject({ facts: { looks: [{ at: world.now }] } });
  });

  test("a visit looks again after a minute, even where all retries were used up", async () => {
    const world = createWorld((name) => failing(name, "web-page"));
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    for (const minutes of [1, 9, 30]) {
      world.now += minutes * MINUTE;
      await world.app.tick(world.now);
    }
    const before = world.asked.length;
    await world.app.visit(1, `https://${PLAIN}/again`, "arrived");
    expect(world.asked).toHaveLength(before + 1);
    await world.app.visit(1, `https://${PLAIN}/at-once`, "arrived");
    expect(world.asked).toHaveLength(before + 1);
  });

  test.each([
    [[...failing(PLAIN, "web-page").slice(0, 1), ...failing(PLAIN, "timeout")], "portal"],
    [[...failing(PLAIN, "web-page").slice(0, 1), ...failing(PLAIN, "http-status")], "no-answer"],
    [failing(PLAIN, "unreachable"), "no-answer"],
    [failing(PLAIN, "over-budget"), "no-answer"],
  ])("%# is %s", async (failures, cause) => {
    const world = createWorld(() => failures);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    expect(await causeOf(world)).toBe(cause);
  });

  test("one and the same private address from everybody is no alarm, and no evidence later", async () => {
    let portal = true;
    const world = createWorld((name) =>
      [ONE, TWO].map((resolver) =>
        answer([portal ? "10.0.0.1" : "61.1.0.1"], { name, resolver, ttl: 3600 }),
      ),
    );
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    expect(await causeOf(world)).toBe("internal");
    portal = false;
    world.now += MINUTE;
    await world.app.tick(world.now);
    expect(await world.app.report(1)).toMatchObject({ verdict: { level: "clear", evidence: [] } });
  });
});

describe("a name that only an inner network knows", () => {
  const nobody = (name: string) =>
    [ONE, TWO].map((resolver) => ({ ...answer([], { name, resolver }), status: 3 }));

  test("is not judged, and nobody outside is asked about it again", async () => {
    const world = createWorld(nobody);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    expect(await causeOf(world)).toBe("no-such-name");
    expect(world.alarm).toBe(world.now + MINUTE);
    await world.app.connected(1, PLAIN, "10.20.30.40");
    expect(await causeOf(world)).toBe("internal-name");
    world.now += 20 * MINUTE;
    await world.app.tick(world.now);
    await world.app.visit(1, `https://${PLAIN}/more`, "arrived");
    expect(world.asked).toHaveLength(1);
  });

  test("also where the page was there before the answers", async () => {
    let release: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const world = createWorld(async (name) => {
      await waiting;
      return nobody(name);
    });
    const visit = world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await settled();
    await world.app.connected(1, PLAIN, "fd12::7");
    release();
    await visit;
    expect(await causeOf(world)).toBe("internal-name");
    expect(world.alarm).toBe(world.now + 15 * MINUTE);
  });

  test("also where the browser was quicker than the visit could be noted", async () => {
    const world = createWorld(nobody);
    const visit = world.app.visit(1, `https://${PLAIN}/`, "leaving");
    await Promise.all([visit, world.app.connected(1, PLAIN, "10.20.30.40")]);
    expect(await causeOf(world)).toBe("internal-name");
  });

  test("a page from a public address is none of these", async () => {
    const world = createWorld(nobody);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await world.app.connected(1, PLAIN, "61.1.0.1");
    expect(await causeOf(world)).toBe("no-such-name");
  });
});
