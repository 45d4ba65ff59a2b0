import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endBackground } from "../../../lab/browsers/firefox-internals.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { launchManagedFirefox } from "../../../lab/browsers/managed-firefox.ts";
import { until } from "../../../lab/browsers/until.ts";
import { type Collector, startCollector } from "../../../lab/server/collector.ts";
import { OPTIONS_PAGE } from "../../../src/messages/pages.ts";
import type { Answer } from "../../../src/messages/protocol.ts";
import { wordedEvidence } from "../../../src/ui/worded-evidence.ts";
import type { Received } from "../../events/decoded.ts";
import { ENGLISH } from "../../ui/english.ts";
import { copiesIn, namedIn } from "../harness/collected.ts";
import { askExtension, closeOthers, newestTabId, openOwn } from "../harness/firefox-own.ts";
import { handleInFirefox, savesTo } from "../harness/firefox-page.ts";
import { there } from "../harness/firefox-pages.ts";
import { openPage, untilWarned } from "../harness/firefox-warned.ts";
import { FIREFOX_BUILD, hostOf } from "../harness/lab-suite.ts";
import { describeManaged, useOrganisation } from "../harness/managed-suite.ts";
import { untilThere } from "../harness/options-page.ts";

const FLUXED = hostOf("ten-homes");
const AMBER = hostOf("certain-amber");
const SECRET = "Bearer a-secret-of-theirs";

/** Cases build on each other: one person's browser, one collector. */
describeManaged("firefox", "events of a Firefox, told to an organisation's collector", () => {
  let collector: Collector | undefined;
  beforeAll(async () => {
    collector = await startCollector();
  });
  const organisation = useOrganisation(["ten-homes", "certain-amber"], (lab) => ({
    resolvers: lab.resolvers.map(({ url }) => url),
    consentGiven: true,
    reportEndpoint: there(collector).url,
    reportHeaders: [`Authorization: ${SECRET}`],
    deviceLabel: "Front desk",
    auditDays: 7,
  }));
  let run: FirefoxRun | undefined;
  let own = "";
  const at = () => ({ run: there(run), own });
  const downloads = (): string => join(organisation.folder, "downloads");

  async function launch(): Promise<void> {
    const policy = JSON.parse(readFileSync(organisation.kit.firefoxPolicy, "utf8")) as object;
    const folder = join(organisation.folder, "firefox");
    mkdirSync(downloads(), { recursive: true });
    const preferences = savesTo(downloads());
    run = await launchManagedFirefox({ policy, extension: FIREFOX_BUILD, folder, preferences });
    own = await openOwn(run);
    // From here events are asked for, as the settings page alone may.
    await openPage(run, run.extensionUrl(OPTIONS_PAGE));
  }
  beforeAll(launch);
  afterAll(async () => {
    await run?.close();
    await collector?.close();
  });

  const named = (name: string): readonly Received[] => namedIn(there(collector), name);
  const detectionsOf = (host: string): readonly Received[] =>
    named("fastflux.detection").filter(({ attributes }) => attributes["fluxward.site"] === host);
  const sendTest = (): Promise<Answer<"sendTestEvent">> => askExtension(at(), "sendTestEvent", {});
  /** A visit in a tab of its own; gives its number. */
  async function visit(host: string): Promise<number> {
    const firefox = there(run);
    await closeOthers(at());
    await firefox.newTab();
    const tabId = await newestTabId(at());
    await firefox.open(`https://${host}/`);
    return tabId;
  }

  test("a fluxed site: one finding, with the evidence that the popup shows", async () => {
    const tabId = await visit(FLUXED);
    await untilWarned(there(run), FLUXED);
    await until("the event has come", () => detectionsOf(FLUXED).length > 0);
    const report = await askExtension(at(), "getReport", { tabId });
    const [finding] = detectionsOf(FLUXED);
    expect(finding?.attributes).toMatchObject({
      ...{ "fluxward.level": "flux", "fluxward.action": "warned", "dns.question.name": FLUXED },
    });
    expect(finding?.body).toMatchObject({ class_uid: 2004, device: { name: "Front desk" } });
    const evidences = finding?.body["evidences"] as readonly { readonly data?: unknown }[];
    const told = evidences.flatMap(({ data }) => (data === undefined ? [] : [data]));
    expect("verdict" in report && report.verdict.evidence.length).toBeGreaterThan(0);
    if ("verdict" in report) {
      expect(told).toEqual(report.verdict.evidence.map((one) => wordedEvidence(one, ENGLISH)));
    }
    const request = there(collector).requests.at(-1);
    expect(request).toMatchObject({ path: "/v1/logs", headers: { authorization: SECRET } });
    expect(request?.headers).not.toHaveProperty("cookie");
  });

  test("what waits when the background is ended is sent by the next one", async () => {
    there(collector).mood = { status: 503 };
    expect(await sendTest()).toMatchObject({ waiting: 1, trouble: { kind: "busy" } });
    await endBackground(there(run));
    there(collector).mood = "ok";
    expect(await sendTest()).toMatchObject({ waiting: 0, lost: 0 });
    expect(named("fluxward.test")).toHaveLength(2);
  });

  test("a background that is ended before the answer comes: sent again, with equal ids", async () => {
    there(collector).mood = "holds";
    await visit(AMBER);
    await until("the collector has it", () => detectionsOf(AMBER).length > 0);
    await endBackground(there(run));
    there(collector).mood = "ok";
    expect(await sendTest()).toMatchObject({ waiting: 0, lost: 0 });
    const [event] = detectionsOf(AMBER);
    const copies = copiesIn(there(collector)).filter(({ id }) => id === event?.id);
    expect(copies.length).toBeGreaterThan(1);
  });

  test("what waits when the browser is closed is sent when it is opened again", async () => {
    const tests = named("fluxward.test").length;
    there(collector).mood = { status: 503 };
    expect(await sendTest()).toMatchObject({ waiting: 1 });
    await there(run).close();
    there(collector).mood = "ok";
    await launch();
    expect(await sendTest()).toMatchObject({ waiting: 0, lost: 0 });
    expect(named("fluxward.test")).toHaveLength(tests + 2);
  });

  test("the settings page sends one, says how that went, and saves what is kept", async () => {
    const tests = named("fluxward.test").length;
    const page = handleInFirefox(there(run), downloads());
    await page.open(OPTIONS_PAGE);
    there(collector).mood = { status: 401 };
    await untilThere(page, "#send-test-event");
    await page.click("#send-test-event");
    await untilThere(page, "#events [data-trouble=denied]");
    there(collector).mood = "ok";
    await page.click("#send-test-event");
    await untilThere(page, "#events [data-test=sent]");
    expect(named("fluxward.test")).toHaveLength(tests + 2);
    expect(await page.download("#save-events")).toContain(named("fluxward.test").at(-1)?.id);
  });
});
