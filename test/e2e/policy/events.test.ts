import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { OPTIONS_PAGE } from "../../../src/messages/pages.ts";
import { wordedEvidence } from "../../../src/ui/worded-evidence.ts";
import type { Received } from "../../events/decoded.ts";
import { ENGLISH } from "../../ui/english.ts";
import { collectedIn, copiesIn, namedIn } from "../harness/collected.ts";
import { hostOf } from "../harness/lab-suite.ts";
import { useManagedEvents } from "../harness/managed-events.ts";
import { describeManaged } from "../harness/managed-suite.ts";
import { proceedFrom, untilWarned } from "../harness/warned-page.ts";

const FLUXED = hostOf("ten-homes");
const AMBER = hostOf("certain-amber");
const PLAIN = hostOf("plain");
const SECRET = "Bearer a-secret-of-theirs";

/** Cases build on each other: one person's browser, one collector. */
describeManaged("chromium", "events, told to an organisation's collector", () => {
  const suite = useManagedEvents(["ten-homes", "certain-amber", "plain"], {
    reportHeaders: [`Authorization: ${SECRET}`],
    deviceLabel: "Front desk",
    auditDays: 7,
  });
  const { inOptions } = suite;
  const named = (name: string): readonly Received[] => namedIn(suite.collector, name);

  test("a fluxed site: one finding, with the evidence that the popup shows", async () => {
    const { report } = await visitSite(suite.managed.run, `https://${FLUXED}/`);
    await until("the event has come", () => named("fastflux.detection").length > 0);
    const [finding] = named("fastflux.detection");
    expect(finding?.attributes).toMatchObject({
      ...{ "fluxward.level": "flux", "fluxward.action": "warned", "dns.question.name": FLUXED },
    });
    const evidences = finding?.body["evidences"] as readonly { readonly data?: unknown }[];
    const told = evidences.flatMap(({ data }) => (data === undefined ? [] : [data]));
    expect(told).toEqual(report.verdict.evidence.map((one) => wordedEvidence(one, ENGLISH)));
    const request = suite.collector.requests.at(-1);
    expect(request).toMatchObject({ path: "/v1/logs", headers: { authorization: SECRET } });
    expect(request?.headers).not.toHaveProperty("cookie");
  });

  test("that the person went past the warning", async () => {
    const { run } = suite.managed;
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
    const before = collectedIn(suite.collector).size;
    await visitSite(suite.managed.run, `https://${PLAIN}/`);
    await inOptions("sendTestEvent");
    expect(named("fluxward.test")).toHaveLength(1);
    expect(
      [...collectedIn(suite.collector).values()].slice(before).map(({ name }) => name),
    ).toEqual(["fluxward.test"]);
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
      suite.collector.mood = mood;
      expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 1, trouble: { kind } });
      suite.collector.mood = "ok";
      expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 0 });
      expect(named("fluxward.test")).toHaveLength(tests + 2);
    },
  );

  test("the settings page sends one, says how that went, and saves what is kept", async () => {
    const { run } = suite.managed;
    const tests = named("fluxward.test").length;
    const page = await run.context.newPage();
    await page.goto(run.extensionUrl(OPTIONS_PAGE));
    suite.collector.mood = { status: 401 };
    await page.locator("#send-test-event").click();
    await page.locator("#events [data-trouble=denied]").waitFor();
    suite.collector.mood = "ok";
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
    const { run } = suite.managed;
    suite.collector.mood = "holds";
    await visitSite(run, `https://${AMBER}/`);
    const ofAmber = (): readonly Received[] =>
      named("fastflux.detection").filter(({ attributes }) => attributes["fluxward.site"] === AMBER);
    await until("the collector has it", () => ofAmber().length > 0);
    await run.worker.stop();
    suite.collector.mood = "ok";
    expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 0 });
    const copies = copiesIn(suite.collector).filter(({ id }) => id === ofAmber()[0]?.id);
    expect(ofAmber()).toHaveLength(1);
    expect(copies.length).toBeGreaterThan(1);
  });

  test("what waits when the browser is closed is sent when it is opened again", async () => {
    const tests = named("fluxward.test").length;
    suite.collector.mood = { status: 503 };
    expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 1 });
    await suite.managed.run.close();
    suite.collector.mood = "ok";
    await suite.launch();
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
    expect(new Set(uids)).toEqual(new Set(collectedIn(suite.collector).keys()));
  });
});
