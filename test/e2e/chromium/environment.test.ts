import { execFileSync } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { openPopup } from "../harness/pages.ts";

const PLAIN = hostOf("plain");
/** In nobody's zone; the browser is told where it is, as an inner network's own resolver would. */
const INNER = "wiki.orlenda-insurance.com";

describeInside("the device's network", () => {
  const suite = useChromium(["plain"], undefined, `MAP ${INNER} 10.20.30.40`);
  const setUplink = (state: "up" | "down"): void => {
    execFileSync("ip", ["link", "set", "uplink", state]);
  };
  const asked = (): number =>
    suite.lab.queries.all().filter(({ operator }) => operator !== "system").length;
  afterEach(() => {
    setUplink("up");
  });

  test("offline, nothing is asked and the popup says so; back online, it is made up for", async () => {
    const { run } = suite;
    setUplink("down");
    await expect.poll(() => run.observer.page.evaluate(() => navigator.onLine)).toBe(false);
    // A port where nobody listens: no page comes, as offline.
    const { report, tabId } = await visitSite(run, `https://${PLAIN}:4433/`);
    expect(report.verdict).toMatchObject({ level: "unknown", unknownCause: "offline" });
    expect(asked()).toBe(0);
    const popup = await openPopup(run, tabId);
    expect(await popup.locator("main").innerText()).toContain("You are offline");
    setUplink("up");
    await expect
      .poll(async () => run.ask("getReport", { tabId }))
      .toMatchObject({ verdict: { level: "clear" } });
    await popup.close();
  });

  test("a name that only the inner network knows is not judged, and the popup says so", async () => {
    const { run } = suite;
    const { tabId } = await visitSite(run, `https://${INNER}/`);
    const popup = await openPopup(run, tabId);
    await expect
      .poll(() => popup.locator("main").innerText())
      .toContain("it is an internal site and is not judged");
    expect((await run.observer.badge(tabId)).text).toBe("");
  });

  test("behind a proxy that the person told of, nothing is asked", async () => {
    const { run } = suite;
    await run.ask("saveSettings", { settings: { proxy: "assume" } });
    const { report, tabId } = await visitSite(run, `https://${PLAIN}/`);
    expect(report.verdict).toMatchObject({ level: "unknown", unknownCause: "proxy" });
    expect(asked()).toBe(0);
    const popup = await openPopup(run, tabId);
    expect(await popup.locator("main").innerText()).toContain("comes through a proxy or VPN");
  });
});
