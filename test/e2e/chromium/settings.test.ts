import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { CERTAIN_AMBER } from "../../../lab/scenarios/certain-amber.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { ALL_STOPPED, TEXT_AS_CODE } from "../harness/text-as-code.ts";

describeInside("the settings page", () => {
  const suite = useChromium(["plain", "double-flux", CERTAIN_AMBER.id]);

  test("a person adds a resolver of their own, and only resolvers in the list are asked", async () => {
    const { lab, run } = suite;
    const [first, second, third] = lab.resolvers;
    if (first === undefined || second === undefined || third === undefined) throw new Error("lab");
    await run.ask("saveSettings", { settings: { resolvers: [first.url] } });
    const page = await run.context.newPage();
    await page.goto(run.extensionUrl("src/options/index.html"));
    await page.locator("#new-resolver").fill("http://far-away.orlenda-video.com/dns-query");
    await page.keyboard.press("Enter");
    await page.locator("#new-resolver-problem", { hasText: "https" }).waitFor();
    await page.locator("#new-resolver").fill(second.url);
    await page.keyboard.press("Enter");
    const wanted = [first.url, second.url];
    await until(`the resolvers are ${wanted.join(" and ")}`, async () => {
      return isDeepStrictEqual((await run.ask("getSettings", {})).resolvers, wanted);
    });
    await visitSite(run, `https://${hostOf("plain")}/`);
    const asked = new Set(lab.queries.all().map(({ operator }) => operator));
    expect(asked.has(third.name)).toBe(false);
  });

  test("a resolver is put to the test with one question, and the result is said", async () => {
    const { lab, run } = suite;
    const [first, second] = lab.resolvers;
    if (first === undefined || second === undefined) throw new Error("lab");
    await run.ask("saveSettings", { settings: { resolvers: [first.url] } });
    const page = await run.context.newPage();
    await page.goto(run.extensionUrl("src/options/index.html"));
    const test = page.getByRole("button", { name: `Test ${new URL(first.url).host}` });
    await test.click();
    await page.getByText("It works: it answered in").waitFor();
    const asked = lab.queries.all().filter(({ operator }) => operator !== "system");
    expect(asked.map(({ operator, name }) => [operator, name])).toEqual([
      [first.name, "ipv4only.arpa"],
    ]);
    first.setFault({ kind: "html" });
    await test.click();
    await page.getByText("sent a web page instead of an answer").waitFor();
    // One that is not in the list yet, before it is added.
    await page.locator("#new-resolver").fill(second.url);
    await page.locator(".new-resolver button[type=button]").click();
    await page.locator(".new-resolver .test-result.good").waitFor();
    expect((await run.ask("getSettings", {})).resolvers).toEqual([first.url]);
  });

  test("switched off, nothing is asked", async () => {
    const { lab, run } = suite;
    await run.ask("saveSettings", { settings: { enabled: false } });
    const { page, tabId } = await run.newTab();
    await page.goto(`https://${hostOf("plain")}/`);
    await until("the background knows of the page", () =>
      run.observer.hasArrived(tabId, hostOf("plain")),
    );
    expect((await run.ask("getReport", { tabId })).state).toBe("paused");
    // Time for what must not happen.
    await pause(500);
    expect(lab.queries.all().filter(({ operator }) => operator !== "system")).toEqual([]);
  });

  test("switched off by whichever worker, a look under way asks nothing more", async () => {
    const { lab, run } = suite;
    const host = hostOf("double-flux");
    const [first] = lab.resolvers;
    if (first === undefined) throw new Error("lab");
    await run.ask("saveSettings", { settings: { resolvers: [first.url] } });
    const asked = (): string[] =>
      lab.queries.all().flatMap(({ operator, type }) => (operator === "system" ? [] : [type]));
    const isLooking = async (): Promise<boolean> => {
      const pending = await run.observer.page.evaluate(
        `chrome.storage.session.get("open:pending").then((kept) => kept["open:pending"] ?? {})`,
      );
      return Object.hasOwn(pending as object, host);
    };
    first.setFault({ kind: "slow", ms: 2000 });
    const { page } = await run.newTab();
    await page.goto(`https://${host}/`);
    await until("the look is under way", async () => asked().length > 0 && (await isLooking()));
    // As the worker of private windows does, which shares what is stored and nothing else.
    await run.observer.page.evaluate(`chrome.storage.local.get("settings").then(({ settings }) =>
      chrome.storage.local.set({ settings: { ...settings, enabled: false } }))`);
    await until("the look has ended", async () => !(await isLooking()));
    // Name servers and reverse names would have come next.
    expect(asked().filter((type) => type !== "A" && type !== "AAAA")).toEqual([]);
  });

  test("what is kept of a visited site does not name it, and one button deletes it", async () => {
    const { run } = suite;
    const visited = await visitSite(run, `https://${hostOf("plain")}/`);
    const page = await run.context.newPage();
    await page.goto(run.extensionUrl("src/options/index.html"));
    const kept = (): Promise<string> =>
      page.evaluate("chrome.storage.local.get(null).then(JSON.stringify)");
    await until("something is kept", async () => (await kept()).includes("memory.clear."));
    expect(await kept()).not.toContain(hostOf("plain"));
    await visited.page.close();
    await page.getByRole("button", { name: "Delete all of it" }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted.").waitFor();
    expect(await kept()).not.toContain("memory");
    expect(await kept()).toContain("settings");
  });

  test("in pages of our own the browser itself lets no text become markup or code", async () => {
    const { run } = suite;
    const page = await run.context.newPage();
    await page.goto(run.extensionUrl("src/options/index.html"));
    expect(await page.evaluate(TEXT_AS_CODE)).toEqual(ALL_STOPPED);
  });
});
