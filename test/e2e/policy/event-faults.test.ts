import { Ajv } from "ajv";
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { startCollector } from "../../../lab/server/collector.ts";
import { DETECTION_FINDING } from "../../events/ocsf-schema.ts";
import { hostOf } from "../harness/lab-suite.ts";
import { useManagedEvents } from "../harness/managed-events.ts";
import { describeManaged } from "../harness/managed-suite.ts";

const FLUXED = hostOf("ten-homes");
const EXCLUDED = hostOf("certain-amber");
const KEY = "schlüssel: a key of theirs";
/** What is long over by then at a collector that answers, ms; less than a worker waits for one. */
const SLOW_MS = 15_000;

type Told = {
  readonly class_uid: number;
  readonly metadata: { readonly uid: string; readonly event_code: string };
};

describeManaged("chromium", "events as plain OCSF, and a collector at its worst", () => {
  const suite = useManagedEvents(["ten-homes", "certain-amber"], {
    ...{ reportFormat: "ocsf", reportRedaction: "hmac", reportRedactionKey: KEY },
    ...{ reportMinimumLevel: "watch", excludedDomains: [EXCLUDED], auditDays: 7 },
  });
  const { inOptions } = suite;
  const copies = (): readonly Told[] =>
    suite.collector.requests.flatMap(({ body, taken }) =>
      taken ? (JSON.parse(body) as readonly Told[]) : [],
    );
  /** Of the collector that went down. */
  const everything: Told[] = [];
  const tests = (): readonly string[] =>
    copies().flatMap(({ metadata }) => (metadata.event_code === "test" ? [metadata.uid] : []));
  const wait = async (): Promise<void> => {
    suite.collector.mood = { status: 503 };
    await inOptions("sendTestEvent");
  };

  test("a finding of OCSF's class, its names hidden by a key that only the organisation has", async () => {
    await visitSite(suite.managed.run, `https://${FLUXED}/`);
    await until("the event has come", () => copies().some(({ class_uid }) => class_uid === 2004));
    const finding = copies().find(({ class_uid }) => class_uid === 2004);
    const fits = new Ajv({ strict: false }).compile(DETECTION_FINDING);
    expect(fits(finding), JSON.stringify(fits.errors)).toBe(true);
    const text = JSON.stringify(copies());
    expect(text).toContain(hidden(FLUXED));
    expect(text).not.toContain(FLUXED);
    expect(suite.collector.requests.map(({ path }) => path)).toContain("/");
  });

  test("a site of an excluded domain opens as ever", async () => {
    const page = await suite.managed.run.context.newPage();
    expect((await page.goto(`https://${EXCLUDED}/`))?.status()).toBe(200);
  });

  test("too much at once for it: less at once, and only what is too large by itself is lost", async () => {
    const before = tests().length;
    await wait();
    const { body } = suite.collector.requests.at(-1)!;
    await wait();
    await wait();
    suite.collector.mood = { mostBytes: body.length + 10 };
    const requests = suite.collector.requests.length;
    expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 0, lost: 0 });
    expect(new Set(tests()).size).toBe(before + 4);
    expect(tests()).toHaveLength(before + 4);
    expect(suite.collector.requests.length).toBeGreaterThan(requests + 4);
    suite.collector.mood = { mostBytes: 10 };
    expect(await inOptions("sendTestEvent")).toMatchObject({
      ...{ waiting: 0, lost: 1, trouble: { kind: "too-large" } },
    });
  });

  test("down: events wait, and the settings say why", async () => {
    const { port } = new URL(suite.collector.url);
    everything.push(...copies());
    const sent = tests().length;
    await suite.collector.close();
    expect(await inOptions("sendTestEvent")).toMatchObject({
      ...{ waiting: 1, lost: 1, trouble: { kind: "unreachable" } },
    });
    await suite.reopenCollector(() => startCollector({ port: Number(port) }));
    expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 0, lost: 1 });
    expect(sent).toBeGreaterThan(0);
    expect(tests()).toHaveLength(2);
  });

  test.each([
    ["slow", "holds", "timeout"],
    ["cutting the connection", "resets", "unreachable"],
    ["breaking off", "breaks", "unreachable"],
    ["a sign-in page", "sign-in", "not-a-collector"],
    ["redirecting", "redirects", "not-a-collector"],
  ] as const)("%s: events wait, and come again with equal ids", async (_, mood, kind) => {
    const before = new Set(tests()).size;
    const from = Date.now();
    suite.collector.mood = mood;
    expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 1, trouble: { kind } });
    expect(Date.now() - from > SLOW_MS).toBe(kind === "timeout");
    suite.collector.mood = "ok";
    expect(await inOptions("sendTestEvent")).toMatchObject({ waiting: 0, lost: 1 });
    expect(new Set(tests()).size).toBe(before + 2);
  });

  test("by then, nothing was told of the excluded domain, nor kept", async () => {
    const kept = await inOptions("exportEvents");
    expect(kept).toContain(hidden(FLUXED));
    for (const text of [kept, JSON.stringify([...everything, ...copies()])]) {
      expect(text).not.toContain(hidden(EXCLUDED));
      expect(text).not.toContain(EXCLUDED);
    }
  });
});

function hidden(host: string): string {
  return createHmac("sha256", KEY).update(host).digest("hex");
}
