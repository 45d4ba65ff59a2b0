import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  launchManagedChromium,
  type ManagedChromium,
} from "../../../lab/browsers/managed-chromium.ts";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { type Collector, startCollector } from "../../../lab/server/collector.ts";
import { OPTIONS_PAGE } from "../../../src/messages/pages.ts";
import type { Answer, Reply } from "../../../src/messages/protocol.ts";
import { wordedEvidence } from "../../../src/ui/worded-evidence.ts";
import { eventsOf, type Received } from "../../events/decoded.ts";
import { ENGLISH } from "../../ui/english.ts";
import { there } from "../harness/firefox-pages.ts";
import { hostOf } from "../harness/lab-suite.ts";
import { describeManaged, useOrganisation } from "../harness/managed-suite.ts";
import { proceedFrom, untilWarned } from "../harness/warned-page.ts";

const FLUXED = hostOf("ten-homes");
const AMBER = hostOf("certain-amber");
const PLAIN = hostOf("plain");
const SECRET = "Bearer a-secret-of-theirs";

/** Cases build on each other: one person's browser, one collector. */
describeManaged("chromium", "events, told to an organisation's collector", () => {
  let collector: Collector | undefined;
  // Before the organisation, whose policy names it.
  beforeAll(async () => {
    collector = await startCollector();
  });
  const organisation = useOrganisation(["ten-homes", "certain-amber", "plain"], (lab) => ({
    resolvers: lab.resolvers.map(({ url }) => url),
    consentGiven: true,
    reportEndpoint: there(collector).url,
    reportHeaders: [`Authorization: ${SECRET}`],
    deviceLabel: "Front desk",
    auditDays: 7,
  }));
  let managed: ManagedChromium | undefined;

  const launch = async (): Promise<void> => {
    const { kit, key, folder, lab } = organisation;
    managed = await launchManagedChromium({
      ...{ policy: kit.chromiumPolicy, id: key.id, folder: join(folder, "chromium") },
      keyPin: lab.certificates.keyPin,
    });
    // Chromium hands it over once it has nothing better to do, and pages that open are better.
    const { observer } = managed.run;
    await until("the policy has come", async () => {
      const found = await observer.page.evaluate<object>("chrome.storage.managed.get(null)");
      return Object.keys(found).length > 0;
    });
    await until("the policy is in force", async () => {
      return (await inOptions("getEventsStatus"))?.made === true;
    });
  };

  beforeAll(launch);
  afterAll(async () => {
    await managed?.run.close();
    await collector?.close();
  });

  /** Asked as the settings page does, which alone may. */
  const inOptions = async <M extends EventMethod>(method: M): Promise<Answer<M>> => {
    const { run } = there(managed);
    const page = await run.context.newPage();
    try {
      await page.goto(run.extensionUrl(OPTIONS_PAGE));
      return await ask(page, method);
    } finally {
      await page.close();
    }
  };
  /** All that came, each event once. */
  const received = (): ReadonlyMap<string, Received> => {
    const taken = there(collector).requests.filter((request) => request.taken);
    const events = new Map<string, Received>();
    for (const one of taken.flatMap(({ body }) => eventsOf(body))) {
      const before = events.get(one.id);
      if (before !== undefined) expect(one.text).toBe(before.text);
      events.set(one.id, one);
    }
    return events;
  };
  const named = (name: string): readonly Received[] =>
    [...received().values()].filter((event) => event.name === name);

  test("a fluxed site: one finding, with the evidence that the popup shows", async () => {
    const { report } = await visitSite(there(managed).run, `https://${FLUXED}/`);
    await until("the event has come", () => named("fastflux.detection").length > 0);
    const [finding] = named("fastflux.detection");
    expect(finding?.attributes).toMatchObject({
      ...{ "fluxward.level": "flux", "fluxward.action": "warned", "dns.question.name": FLUXED },
    });
    const evidences = finding?.body["evidences"] as readonly { readonly data?: unknown }[];
    const told = evidences.flatMap(({ data }) => (data === undefined ? [] : [data]));
    expect(told).toEqual(report.verdict.evidence.map((one) => wordedEvidence(one, ENGLISH)));
    const request = there(collector).requests.at(-1);
    expect(request).toMatchObject({ path: "/v1/logs", headers: { authorization: SECRET } });
    expect(request?.headers).not.toHaveProperty("cookie");
  });

  test("that the person went past the warning", async () => {
    const { run } = there(managed);
    const { page } = await run.newTab();
    page.goto(`https://${FLUXED}/`).catch(() => undefined);
    await untilWarned(page, FLUXED);
    await proceedFrom(page, "hour");
    await until("the event has come", () => named("fastflux.proceed").length > 0);
    expect(named("fastflux.proceed")[0]?.attributes).toMatchObject({
      ...{ "fluxward.scope": "hour", "fluxward.site": FLUXED },
      "fluxward.finding": named("fastflux.detection")[0]?.attributes["fluxward.finding"],
    });
  });

  test("an honest site: nothing", async () => {
    const before = received().size;
    await visitSite(there(managed).run, `https://${PLAIN}/`);
    await inOptions("sendTestEvent");
    expect(named("fluxward.test")).toHaveLength(1);
    expect([...received().values()].slice(before).map(({ name }) => name)).toEqual([
      "fluxward.test",
    ]);
  });

  test.each([
    ["busy", { status: 429, headers: { "retry-after": "60" } }],
    ["server-error", { status: 500 }],
    ["denied", { status: 401 }],
    ["not-a-collector", "garbage"],
  ] as const)(
    "a collector that is %s: events wait, and the settings say why",
    async (kind, mood) => {
      const tests = named("fluxward.test").length;
      there(collector).mood = mood;
      expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 1, trouble: { kind } });
      there(collector).mood = "ok";
      expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 0 });
      expect(named("fluxward.test")).toHaveLength(tests + 2);
    },
  );

  test("the settings page sends one, says how that went, and saves what is kept", async () => {
    const { run } = there(managed);
    const tests = named("fluxward.test").length;
    const page = await run.context.newPage();
    await page.goto(run.extensionUrl(OPTIONS_PAGE));
    there(collector).mood = { status: 401 };
    await page.locator("#send-test-event").click();
    await page.locator("#events [data-trouble=denied]").waitFor();
    there(collector).mood = "ok";
    await page.locator("#send-test-event").click();
    await page.locator("#events [data-test=sent]").waitFor();
    expect(named("fluxward.test")).toHaveLength(tests + 2);
    const saving = page.waitForEvent("download");
    await page.locator("#save-events").click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^fluxward-events-.*\.ndjson$/);
    expect(readFileSync(await file.path(), "utf8")).toContain(named("fluxward.test").at(-1)?.id);
    await page.close();
  });

  test("a worker that is killed before the answer comes sends again, with equal ids", async () => {
    const { run } = there(managed);
    there(collector).mood = "holds";
    await visitSite(run, `https://${AMBER}/`);
    const ofAmber = (): readonly Received[] =>
      named("fastflux.detection").filter(({ attributes }) => attributes["fluxward.site"] === AMBER);
    await until("the collector has it", () => ofAmber().length > 0);
    await run.worker.stop();
    there(collector).mood = "ok";
    expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 0 });
    const copies = there(collector)
      .requests.flatMap(({ body }) => eventsOf(body))
      .filter(({ id }) => id === ofAmber()[0]?.id);
    expect(ofAmber()).toHaveLength(1);
    expect(copies.length).toBeGreaterThan(1);
  });

  test("what waits when the browser is closed is sent when it is opened again", async () => {
    const tests = named("fluxward.test").length;
    there(collector).mood = { status: 503 };
    expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 1 });
    await there(managed).run.close();
    there(collector).mood = "ok";
    await launch();
    // By itself it would be tried within a minute.
    await inOptions("sendTestEvent");
    expect(named("fluxward.test")).toHaveLength(tests + 2);
    expect(await inOptions("getEventsStatus")).toMatchObject({ waiting: 0, lost: 0 });
  });

  test("what was told can be read on the device, a line each", async () => {
    const lines = (await inOptions("exportEvents")).trimEnd().split("\n");
    const uids = lines.map(
      (line) => (JSON.parse(line) as { metadata: { uid: string } }).metadata.uid,
    );
    expect(new Set(uids)).toEqual(new Set(received().keys()));
  });
});

type EventMethod = "getEventsStatus" | "sendTestEvent" | "exportEvents";
type Chrome = { readonly runtime: { readonly sendMessage: (message: object) => Promise<unknown> } };

async function ask<M extends EventMethod>(page: Page, method: M): Promise<Answer<M>> {
  const reply = (await page.evaluate(
    (name) =>
      (globalThis as unknown as { chrome: Chrome }).chrome.runtime.sendMessage({
        ...{ method: name, args: {} },
      }),
    method,
  )) as Reply;
  if (!reply.ok) throw new Error(reply.error);
  return reply.value as Answer<M>;
}
