import { isDeepStrictEqual } from "node:util";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../../../lab/browsers/chromium.ts";
import { chromiumId } from "../../../lab/browsers/extension-id.ts";
import { openChromium } from "../../../lab/browsers/open-chromium.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { PROBE_PATH } from "../../../lab/sites/probe.ts";
import { there } from "../harness/firefox-pages.ts";
import { CHROME_BUILD, describeInside, hostOf, scenario } from "../harness/lab-suite.ts";
import { withoutChance } from "../harness/by-chance.ts";
import { packagedPaths } from "../harness/packaged-paths.ts";

const HOST = hostOf("akamai-like");
const ADDRESS = `https://${HOST}${PROBE_PATH}`;
/** The letters of an id, none of which is anybody's. */
const NOBODY = "abcdefghijklmnopabcdefghijklmnop";

const ROUNDS = 4;

const isAmong = (seen: unknown, all: readonly unknown[]): boolean =>
  all.some((one) => isDeepStrictEqual(one, seen));

type Probe = {
  dump: () => string[];
  reach: (base: string, paths: readonly string[]) => Promise<string[]>;
};

describeInside("a page in Chromium that looks for the extension", () => {
  let lab: Lab | undefined;
  beforeAll(async () => {
    lab = await startLab({ scenarios: [scenario("akamai-like")], place: whereAmI() });
  });
  afterAll(() => lab?.close());

  /** Everything that the page sees at the start, and again when the site has been judged. */
  async function dumps(
    page: Page,
    judged: () => Promise<void>,
  ): Promise<readonly (readonly string[])[]> {
    await page.goto(ADDRESS);
    const dump = async (): Promise<readonly string[]> =>
      withoutChance(await page.evaluate(() => (globalThis as unknown as Probe).dump()));
    const first = await dump();
    await judged();
    return [first, await dump()];
  }

  async function without(): Promise<readonly (readonly string[])[]> {
    const { keyPin } = there(lab).certificates;
    const { context, close } = await openChromium({ keyPin });
    try {
      return await dumps(await emptyPage(context), () => Promise.resolve());
    } finally {
      await close();
    }
  }

  test("finds nothing: not in the page, and no packaged file by any way", async () => {
    // When a picture or the site's icon has loaded is never quite the same, with or without: what the
    // extension shows must be among what the browser shows by itself.
    const plain = [await without()];
    const { certificates, resolvers } = there(lab);
    const run = await launchChromium({ extension: CHROME_BUILD, keyPin: certificates.keyPin });
    try {
      await run.ask("saveSettings", {
        settings: { resolvers: resolvers.map(({ url }) => url) },
      });
      const { page } = await run.newTab();
      const look = (): Promise<readonly (readonly string[])[]> =>
        dumps(page, async () => {
          const visit = await visitSite(run, `https://${HOST}/`);
          expect(visit.report.verdict.level).toBe("clear");
          await visit.page.close();
          await page.bringToFront();
        });
      let seen = await look();
      for (let round = 1; round < ROUNDS && !isAmong(seen, plain); round += 1) {
        plain.push(await without());
        seen = await look();
      }
      if (!isAmong(seen, plain)) expect(seen).toEqual(plain[0]);
      const paths = packagedPaths(CHROME_BUILD);
      expect(paths.length).toBeGreaterThan(50);
      const reach = (id: string, some: readonly string[]): Promise<string[]> =>
        page.evaluate(([base, all]) => (globalThis as unknown as Probe).reach(base, all), [
          `chrome-extension://${id}/`,
          some,
        ] as const);
      // How far a window has come when it is looked at is chance; a file that tells would tell each time.
      let telling: readonly string[] = paths;
      for (let round = 0; round < ROUNDS && telling.length > 0; round += 1) {
        const [ours, nobodys] = [
          await reach(chromiumId(CHROME_BUILD), telling),
          await reach(NOBODY, telling),
        ];
        telling = telling.filter((_, index) => ours[index] !== nobodys[index]);
      }
      expect(telling).toEqual([]);
    } finally {
      await run.close();
    }
  });
});

async function emptyPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}
