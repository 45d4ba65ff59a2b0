import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type BareExtension, launchBareExtension } from "../../../lab/browsers/bare-extension.ts";
import { until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { there } from "../harness/firefox-pages.ts";
import { AMBER, SPYING } from "../harness/held-page.ts";
import { leaks, SECRET } from "../harness/hostile-case.ts";
import { CHROME_BUILD, describeInside, hostOf, scenario } from "../harness/lab-suite.ts";

const RED = hostOf("ten-homes");

/** Run in a page: makes another one of the same site ready, the only kind that browsers make so. */
const PREPARE = (url: string): void => {
  const rules = document.createElement("script");
  rules.type = "speculationrules";
  const list = [{ source: "list", urls: [url], eagerness: "immediate" }];
  rules.textContent = JSON.stringify({ prerender: list });
  document.head.append(rules);
};
const GO = (url: string): void => {
  location.href = url;
};
const WAS_PREPARED = (): boolean => {
  const [entry] = performance.getEntriesByType("navigation");
  return (entry as unknown as { activationStart: number }).activationStart > 0;
};
const HOLDS = (): boolean => {
  type Scope = Record<symbol, { hold?: unknown; guard?: unknown } | undefined>;
  const world = (globalThis as unknown as Scope)[Symbol.for("fluxward.guard")];
  return world?.hold !== undefined && world.guard !== undefined;
};

describeInside("a page that was made ready beforehand", () => {
  let lab: Lab | undefined;
  let browser: BareExtension | undefined;
  beforeAll(async () => {
    const scenarios = ["certain-amber", "ten-homes"].map(scenario);
    lab = await startLab({ scenarios, place: whereAmI(), siteKind: "login", roundTripMs: 20 });
  });
  beforeEach(async () => {
    const { certificates, resolvers } = there(lab);
    browser = await launchBareExtension({
      extension: CHROME_BUILD,
      keyPin: certificates.keyPin,
      resolvers,
    });
  });
  afterEach(async () => {
    await browser?.close();
  });
  afterAll(() => lab?.close());

  const ask = (expression: string): Promise<unknown> => there(browser).ask(expression);
  const save = (settings: object): Promise<void> => there(browser).save(settings);
  const tabId = `(await chrome.tabs.query({ active: true, currentWindow: true }))[0].id`;
  /** Runs in the page in front, without anybody attached to it. */
  const inPage = (func: (...args: never[]) => unknown, args: readonly string[] = []) => {
    const world = func === HOLDS ? "ISOLATED" : "MAIN";
    return ask(`(async () => (await chrome.scripting.executeScript({ target: { tabId: ${tabId} },
      world: "${world}", func: ${String(func)}, args: ${JSON.stringify(args)} }))[0].result)()`);
  };
  const address = (): Promise<unknown> =>
    ask(`(async () => (await chrome.tabs.get(${tabId})).url)()`);

  /** Opens a page, has it make another one ready, and goes there once that has been asked for. */
  async function openPrepared(first: string, next: string, between?: () => Promise<void>) {
    const target = await there(browser).open(first);
    await until(
      "the first page is there",
      async () => (await inPage(HOLDS)) !== undefined && (await address()) === first,
    );
    await inPage(PREPARE, [next]);
    await until("the next page was asked for beforehand", () =>
      there(lab)
        .sites.all()
        .some(({ host, path }) => `https://${host}${path}` === next),
    );
    await between?.();
    await inPage(GO, [next]);
    return target;
  }

  test("is held from the moment it is shown", async () => {
    const target = await openPrepared(`https://${AMBER}/`, SPYING, async () => {
      await until("the first page is held", async () => (await inPage(HOLDS)) === true);
    });
    await until("it is shown", async () => (await address()) === SPYING);
    expect(await inPage(WAS_PREPARED)).toBe(true);
    await until("it is held", async () => (await inPage(HOLDS)) === true);
    const session = await there(browser).attach(target);
    await session("Page.bringToFront");
    for (const text of SECRET) {
      await session("Input.dispatchKeyEvent", { type: "keyDown", text, key: text });
      await session("Input.dispatchKeyEvent", { type: "keyUp", key: text });
    }
    const expression = `fetch("/robots.txt").then((answer) => answer.text())
      .then(() => [document.querySelector("#secret").value, document.documentElement.children.length])`;
    const asked = { expression, returnByValue: true, awaitPromise: true };
    await until("the note is there, and the field is empty", async () => {
      const { result } = await session("Runtime.evaluate", asked);
      return JSON.stringify((result as { value?: unknown }).value) === JSON.stringify(["", 3]);
    });
    expect(leaks(there(lab), AMBER)).toEqual([]);
  });

  test("is left if its site is known to be red by then", async () => {
    await save({ enabled: false });
    await openPrepared(`https://${RED}/`, `https://${RED}/ready`, async () => {
      await save({ enabled: true });
    });
    await until("the tab is at the warning", async () => {
      return String(await address()).includes(WARNING_PAGE);
    });
  });
});
