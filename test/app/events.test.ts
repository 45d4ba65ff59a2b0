import { describe, expect, test } from "vitest";
import type { EventOf, FluxEvent } from "../../src/events/event.ts";
import { AMBER, answers, FLUX, MINUTE, PLAIN } from "./sites.ts";
import type { World } from "./world-model.ts";
import { createWorld, settled } from "./world.ts";

const POLICY = {
  consentGiven: true,
  reportEndpoint: "https://collector.lab-company.org",
  reportHeartbeatHours: 24,
};
const HOUR = 60 * MINUTE;

type Managed = World & { readonly sent: FluxEvent[] };

/** A browser under a policy, and a collector that takes all. */
async function createManaged(policy: Readonly<Record<string, unknown>> = {}): Promise<Managed> {
  const world: Managed = Object.assign(createWorld(answers), { sent: [] });
  world.deliver = (events) => {
    world.sent.push(...events);
    return Promise.resolve({ kind: "accepted", rejected: 0, said: "" });
  };
  world.managed = { ...POLICY, ...policy };
  await world.app.policyChanged();
  return world;
}

async function visit(world: World, host: string, tabId = 1): Promise<void> {
  await world.app.visit(tabId, `https://${host}/`, "arrived");
  await runTimers(world);
}

/** What was put off for a moment. */
async function runTimers(world: World): Promise<void> {
  for (const { run } of world.timers.splice(0)) run();
  await settled();
}

async function lookAgain(world: World, after: number): Promise<void> {
  world.now += after;
  await world.app.checkAgain(1);
  await runTimers(world);
}

function detections(world: Managed): readonly EventOf<"detection">[] {
  return world.sent.filter((event) => event.kind === "detection");
}

describe("what an organisation is told", () => {
  test("a fluxed site, once, with the evidence of the verdict", async () => {
    const world = await createManaged();
    await visit(world, FLUX);
    await visit(world, FLUX, 2);
    await lookAgain(world, MINUTE);
    const report = await world.app.report(1);
    expect(detections(world)).toMatchObject([
      {
        ...{ level: "flux", activity: "create", action: "warned" },
        site: { redaction: "host", name: FLUX, domain: "lab-bots.com" },
      },
    ]);
    const reasons =
      report.state === "judged" ? report.verdict.evidence.map((one) => one.reason) : [];
    expect(detections(world)[0]?.evidence.map(({ reason }) => reason)).toEqual(reasons);
  });

  test("of one finding that it changes, and that it is over", async () => {
    const world = await createManaged({ reportMinimumLevel: "watch" });
    await visit(world, AMBER);
    const [first] = detections(world);
    expect(first).toMatchObject({ activity: "create", action: "guarded", level: "suspicious" });
    await world.app.saveSettings({ sensitivity: "relaxed" });
    await lookAgain(world, 11 * MINUTE);
    const later = detections(world).slice(1);
    for (const one of later) expect(one.finding).toBe(first?.finding);
    expect(new Set(world.sent.map(({ id }) => id)).size).toBe(world.sent.length);
  });

  test("not of a site below the level that it asks for", async () => {
    const world = await createManaged({ reportMinimumLevel: "flux" });
    await visit(world, AMBER);
    await visit(world, PLAIN);
    expect(detections(world)).toEqual([]);
  });

  test("that somebody went past the warning, as a part of the finding", async () => {
    const world = await createManaged();
    await visit(world, FLUX);
    await world.app.proceed(world.tabs.get(1)?.warning ?? "", "hour");
    await runTimers(world);
    const [finding, proceeded] = world.sent.slice(-2);
    expect(proceeded).toMatchObject({ kind: "proceed", scope: "hour", level: "flux" });
    expect(proceeded).toMatchObject({ finding: (finding as EventOf<"detection">).finding });
  });

  test("that somebody trusts an odd site, and no more; not of an honest one", async () => {
    const world = await createManaged();
    await visit(world, AMBER);
    await visit(world, PLAIN, 2);
    await world.app.choosing.trust(1, AMBER, "always");
    await world.app.choosing.distrust(1, AMBER);
    await world.app.choosing.trust(2, PLAIN, "always");
    await runTimers(world);
    const trusts = world.sent.filter(({ kind }) => kind === "trust");
    expect(trusts).toMatchObject([
      { scope: "always", site: { name: AMBER } },
      { site: { name: AMBER } },
    ]);
    expect(trusts[1]).not.toHaveProperty("scope");
  });

  test("nothing from private windows", async () => {
    const world = await createManaged();
    world.privateTabs.add(1);
    await visit(world, FLUX);
    await world.app.proceed(world.tabs.get(1)?.warning ?? "", "once");
    await runTimers(world);
    expect(world.tabs.get(1)?.warnings).toBe(1);
    expect(world.sent).toEqual([]);
    expect(JSON.stringify(world.local.dump())).not.toContain("lab-bots");
  });

  test("nothing of domains that nobody is asked about, not even what waited when they came to be", async () => {
    const world = await createManaged({ excludedDomains: ["lab-odd.net"] });
    await visit(world, AMBER);
    expect(world.sent).toEqual([]);
    const { deliver } = world;
    world.deliver = () => Promise.resolve({ kind: "later", trouble: "unreachable", detail: "" });
    await visit(world, FLUX);
    world.deliver = deliver;
    world.managed = { ...POLICY, excludedDomains: ["lab-bots.com"] };
    await world.app.policyChanged();
    world.now += HOUR;
    await world.app.events?.tick();
    expect(detections(world)).toEqual([]);
    expect(await world.app.events?.status()).toMatchObject({ waiting: 0, lost: 1 });
  });

  test("no name that an earlier policy let through and the present one does not", async () => {
    const world = await createManaged();
    const { deliver } = world;
    world.deliver = () => Promise.resolve({ kind: "later", trouble: "unreachable", detail: "" });
    await visit(world, FLUX);
    world.deliver = deliver;
    world.managed = { ...POLICY, reportRedaction: "hmac", reportRedactionKey: "k".repeat(32) };
    await world.app.policyChanged();
    world.now += HOUR;
    await world.app.events?.tick();
    expect(detections(world)).toEqual([]);
    await visit(world, AMBER);
    expect(JSON.stringify(world.sent)).not.toContain("lab-odd");
    expect(detections(world)).toMatchObject([{ site: { redaction: "hmac" } }]);
  });

  test("nothing before the policy is known; by a remembered one it is noted, and sent once that is sure", async () => {
    const world = await createManaged();
    await visit(world, PLAIN);
    world.isForced = true;
    world.managed = {};
    await world.restartBrowser();
    await visit(world, FLUX);
    expect(await world.app.events?.status()).toMatchObject({ policy: "remembered", waiting: 1 });
    expect(world.sent).toEqual([]);
    world.managed = POLICY;
    await world.app.policyChanged();
    world.now += 10 * MINUTE;
    await world.app.events?.tick();
    expect(detections(world)).toHaveLength(1);
  });

  test("without a policy nothing at all, on disk neither", async () => {
    const world = createWorld(answers);
    await visit(world, FLUX);
    await world.app.events?.tick();
    const keys = Object.keys(world.local.dump());
    expect(keys.filter((key) => /^(?:events|audit)/.test(key))).toEqual([]);
    expect(world.eventsAlarm).toBeUndefined();
  });

  test("signs of life: the first within ten minutes, then as often as it asks for", async () => {
    const world = await createManaged();
    const beats = (): number => world.sent.filter(({ kind }) => kind === "heartbeat").length;
    for (let hours = 0; hours < 73; hours += 1) {
      world.now = Math.min(world.eventsAlarm ?? Infinity, world.now + HOUR);
      await world.app.events?.tick();
      if (hours === 0) expect(beats()).toBe(1);
    }
    expect(beats()).toBeGreaterThanOrEqual(3);
    expect(beats()).toBeLessThanOrEqual(4);
    expect(world.sent[0]).toMatchObject({ kind: "heartbeat", active: true, queued: 0, lost: 0 });
  });

  test("what is wrong with its policy, once, without the wrong values", async () => {
    const world = await createManaged({ sensitivity: "paranoid-secret" });
    await world.app.events?.tick();
    await world.app.events?.tick();
    const told = world.sent.filter(({ kind }) => kind === "policy-rejected");
    expect(told).toMatchObject([{ problems: [{ key: "sensitivity" }] }]);
    expect(JSON.stringify(told)).not.toContain("paranoid-secret");
  });

  test("an HMAC without a key tells nothing", async () => {
    const world = await createManaged({ reportRedaction: "hmac" });
    await visit(world, FLUX);
    expect(world.sent).toEqual([]);
    expect(await world.app.events?.status()).toMatchObject({ made: false });
  });
});

describe("a person or an administrator at the device", () => {
  test("sends a test event, which waits for nothing", async () => {
    const world = await createManaged();
    expect(await world.app.events?.sendTest()).toMatchObject({ waiting: 0, sent: 1 });
    expect(world.sent.map(({ kind }) => kind)).toContain("test");
  });

  test("reads what was told, or would have been where nobody takes it", async () => {
    const world = await createManaged({ reportEndpoint: "", auditDays: 7 });
    await visit(world, FLUX);
    const lines = (await world.app.events?.exportKept())?.trimEnd().split("\n") ?? [];
    expect(lines).toHaveLength(1);
    const [finding] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(finding).toMatchObject({ class_uid: 2004, observables: [{ value: FLUX }] });
    expect(await world.app.events?.status()).toMatchObject({ waiting: 0, kept: lines.length });
    world.now += 8 * 24 * HOUR;
    await world.app.events?.tick();
    expect(await world.app.events?.status()).toMatchObject({ kept: 0 });
    expect(world.sent).toEqual([]);
  });
});
