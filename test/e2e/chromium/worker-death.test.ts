import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { Tab } from "../../../lab/browsers/chromium.ts";
import { beginAnew } from "../../../lab/browsers/begin-anew.ts";
import { comes, pause } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { OPTIONS_PAGE } from "../../../src/messages/pages.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { type Outcome, outcomeIn } from "../harness/outcome.ts";
import { killAt, type Moment } from "../harness/worker-trap.ts";
import { proceedFrom, untilWarned } from "../harness/warned-page.ts";

const FLUXED = hostOf("ten-homes");
const RED = `https://${FLUXED}/`;

type Case = {
  readonly name: string;
  /** What comes before it; gives the tab that it is about. */
  readonly before: () => Promise<Tab>;
  /** What a person does; not waited for by anybody. */
  readonly act: (tab: Tab) => Promise<unknown>;
  /** What one that never dies leaves, so that nothing is compared with nothing. */
  readonly leaves: object;
  readonly moments: readonly (readonly [string, Moment])[];
};

const done = (call: string, about: RegExp): Moment => ({ call, about, isDone: true });
const undone = (call: string, about?: RegExp): Moment => ({
  ...{ call, isDone: false },
  ...(about !== undefined && { about }),
});

/** How long what is left of it may take, ms. */
const PATIENCE_MS = 8_000;
/** A worker that died is started by what happens next in the browser: here, by another tab. */
const REST_MS = 300;

describeInside("a background worker that is killed", () => {
  const suite = useChromium(["ten-homes", "plain"]);

  const IMPORTED = {
    ...{ sensitivity: "careful", markedHosts: ["marked.lab-site.com"] },
    exceptions: [{ host: FLUXED, source: "settings" }],
  };

  const CASES: readonly Case[] = [
    {
      name: "a look",
      before: () => suite.run.newTab(),
      act: ({ page }) => page.goto(RED).catch(() => undefined),
      leaves: { rules: [`block ${FLUXED}`, `redirect ${FLUXED}`], red: [FLUXED], underWay: [] },
      moments: [
        ["the look is noted as begun", done("storage.session.set", /pending/)],
        ["a resolver is asked", undone("fetch", /dns-query/)],
        ["the browser is to stop the site", undone("declarativeNetRequest.updateDynamicRules")],
        [
          "the browser stops the site",
          done("declarativeNetRequest.updateDynamicRules", /redirect/),
        ],
        ["the tab is to go to the warning", undone("tabs.update")],
        ["what was found is known", done("storage.session.set", /open:history:.*observations/)],
        ["the site is remembered", done("storage.local.set", /memory.odd/)],
      ],
    },
    {
      name: "going on past a warning",
      before: async () => {
        const tab = await visitSite(suite.run, RED);
        await untilWarned(tab.page, FLUXED);
        return tab;
      },
      act: ({ page }) => proceedFrom(page, "always"),
      leaves: {
        ...{ address: RED, rules: [], underWay: [], tab: { arrived: true } },
        button: ["!", expect.stringContaining("hiding behind") as string],
        settings: { exceptions: [`${FLUXED} always warning`] },
      },
      moments: [
        ["the choice is to be kept", undone("storage.local.set", /exceptions/)],
        ["the choice is kept", done("storage.local.set", /exceptions/)],
        ["the browser is to let it through", undone("declarativeNetRequest.updateDynamicRules")],
        ["it is known where the tab goes", done("storage.session.set", /"passed"/)],
      ],
    },
    {
      name: "an import of settings",
      before: async () => {
        const tab = await visitSite(suite.run, RED);
        await untilWarned(tab.page, FLUXED);
        const page = await suite.run.context.newPage();
        await page.goto(suite.run.extensionUrl(OPTIONS_PAGE));
        const file = { fluxward: "settings", version: 2, settings: IMPORTED };
        const buffer = Buffer.from(JSON.stringify(file));
        await page
          .locator("#settings-file")
          .setInputFiles({ name: "settings.json", mimeType: "application/json", buffer });
        await page.locator("#transfer .primary").waitFor();
        return tab;
      },
      act: async () => {
        const options = suite.run.extensionUrl(OPTIONS_PAGE);
        const page = suite.run.context.pages().find((one) => one.url() === options);
        await page?.locator("#transfer .primary").click();
      },
      leaves: {
        rules: ["block marked.lab-site.com", "redirect marked.lab-site.com"],
        underWay: [],
        settings: { sensitivity: "careful", exceptions: [`${FLUXED} always settings`] },
      },
      moments: [
        ["they are to be kept", undone("storage.local.set", /exceptions/)],
        ["they are kept", done("storage.local.set", /exceptions/)],
        [
          "the browser is to let a site through",
          undone("declarativeNetRequest.updateDynamicRules"),
        ],
        ["it is known that they were heeded", undone("storage.session.set", /heeded/)],
      ],
    },
  ];

  /** What is there in the end; without a moment nothing is killed. */
  async function play(
    { before, act, leaves }: Case,
    moment?: Moment,
    expected?: Outcome,
  ): Promise<Outcome> {
    const { run } = suite;
    const tab = await before();
    const trap = moment === undefined ? undefined : await killAt(run, moment);
    const acted = act(tab);
    await trap?.killed;
    await pause(REST_MS);
    await run.newTab();
    await acted;
    let last: Outcome = {};
    await comes(async () => {
      const before = last;
      last = await outcomeIn(run, tab.tabId);
      if (expected !== undefined) return isDeepStrictEqual(last, expected);
      await pause(REST_MS);
      return has(last, leaves) && isDeepStrictEqual(last, before);
    }, PATIENCE_MS);
    return last;
  }

  for (const one of CASES) {
    describe(`in ${one.name}`, () => {
      let expected: Outcome | undefined;
      test.each(one.moments)("all is as without it, killed when %s", async (_, moment) => {
        if (expected === undefined) {
          expected = await play(one);
          expect(expected).toMatchObject(one.leaves);
          await fresh();
        }
        expect(await play(one, moment, expected)).toEqual(expected);
      });
    });
  }

  async function fresh(): Promise<void> {
    const { run, lab } = suite;
    await beginAnew(run, [FLUXED]);
    lab.reset();
    const resolvers = lab.resolvers.map(({ url }) => url);
    await run.ask("saveSettings", { settings: { setUp: true, resolvers } });
  }
});

/** Whether all of a part is in it. */
function has(outcome: Outcome, part: object): boolean {
  try {
    expect(outcome).toMatchObject(part);
    return true;
  } catch {
    return false;
  }
}
