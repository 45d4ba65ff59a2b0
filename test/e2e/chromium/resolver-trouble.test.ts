import { expect, test } from "vitest";
import { visitSite } from "../../../lab/browsers/visit.ts";
import type { UnknownCause } from "../../../src/detection/verdict.ts";
import type { Fault } from "../../../lab/server/faults.ts";
import { describeInside, hostOf, scenario, useChromium } from "../harness/lab-suite.ts";
import { openPopup } from "../harness/pages.ts";

const HONEST = hostOf("balancer-without-alias");
const FLUXED = hostOf("ten-homes");

describeInside("resolvers in trouble", () => {
  const suite = useChromium(["balancer-without-alias", "ten-homes"]);

  test.each<[string, Fault, UnknownCause]>([
    ["cut every connection", { kind: "reset" }, "no-answer"],
    ["answer with a login page", { kind: "html" }, "portal"],
    ["lead to a login page", { kind: "redirect", to: "https://192.0.2.1/login" }, "portal"],
    ["answer with garbage", { kind: "garbage" }, "no-answer"],
    ["answer with status 500", { kind: "status", status: 500 }, "no-answer"],
  ])("all %s: unknown, said in the popup, no alarm", async (_, fault, unknownCause) => {
    const { lab, run } = suite;
    for (const { setFault } of lab.resolvers) setFault(fault);
    const { page, report, tabId } = await visitSite(run, `https://${FLUXED}/`);
    expect(report.verdict).toMatchObject({ level: "unknown", unknownCause });
    expect(page.url()).toBe(`https://${FLUXED}/`);
    expect((await run.observer.badge(tabId)).text).toBe("");
    const popup = await openPopup(run, tabId);
    await expect(popup.locator(".popup").getAttribute("data-level")).resolves.toBe("unknown");
    expect(await popup.locator("h1").first().innerText()).not.toBe("");
  });

  test("one resolver that lies does not make an honest site look fluxed", async () => {
    const { lab, run } = suite;
    const homes = lab.world.authority
      .answer({ name: FLUXED, type: "A", at: Date.now(), vantage: { region: "eu" } })
      .answer.map(({ data }) => data);
    expect(homes.length).toBeGreaterThanOrEqual(5);
    expect(scenario("balancer-without-alias").fluxed).toBe(false);
    for (const { setFault } of lab.resolvers) {
      for (const other of lab.resolvers) other.setFault(undefined);
      setFault({ kind: "lie", addresses: homes, ttl: 60 });
      // What one told must not add up with what the one before told.
      await run.ask("forgetSites", {});
      const { page, report } = await visitSite(run, `https://${HONEST}/`);
      expect(["clear", "watch"]).toContain(report.verdict.level);
      expect(page.url()).toBe(`https://${HONEST}/`);
    }
  });

  test("one resolver down does not keep a fluxed site from being warned of", async () => {
    const { lab, run } = suite;
    lab.resolvers[0]?.setFault({ kind: "reset" });
    const { report } = await visitSite(run, `https://${FLUXED}/`);
    expect(report.verdict.level).toBe("flux");
  });
});
