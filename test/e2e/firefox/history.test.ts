import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { CERTAIN_AMBER } from "../../../lab/scenarios/certain-amber.ts";
import { CERTAIN_FLUX } from "../../../lab/scenarios/certain-flux.ts";
import { askExtension, asExtension, closeOthers } from "../harness/firefox-own.ts";
import { handleInFirefox, savesTo } from "../harness/firefox-page.ts";
import { clickOn } from "../harness/firefox-pages.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { HISTORY_CASES } from "../harness/history-cases.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const SITES = {
  flux: hostOf(CERTAIN_FLUX.id),
  amber: hostOf(CERTAIN_AMBER.id),
  honest: hostOf("plain"),
};

describeInside("the history page in Firefox", () => {
  const downloads = mkdtempSync(join(tmpdir(), "fluxward-downloads-"));
  afterAll(() => {
    rmSync(downloads, { recursive: true, force: true });
  });

  const suite = useFirefox([CERTAIN_FLUX.id, CERTAIN_AMBER.id, "plain"], {
    preferences: savesTo(downloads),
    prepare: async (at) => {
      const { run } = at;
      const isKept = async (text: string): Promise<boolean> => {
        const all = await asExtension(
          at,
          "const [done] = arguments; browser.storage.local.get().then((all) => done(JSON.stringify(all)));",
        );
        return String(all).includes(text);
      };
      for (const host of [SITES.honest, SITES.amber, SITES.flux]) {
        await run.newTab();
        await run.open(`https://${host}/`);
        if (host !== SITES.honest)
          await until(`${host} is kept`, () => isKept(`"memory.odd:${host}"`));
      }
      await until("the warning can be left", async () => {
        await clickOn(run, "button[data-first=true]");
        return true;
      });
      await until("it is noted", () => isKept(`"left"`));
      await closeOthers(at);
      await run.newTab();
      // Nothing is looked at from here on: what is kept changes by what is done on the page alone.
      await askExtension(at, "saveSettings", { settings: { enabled: false } });
    },
  });

  test.each(HISTORY_CASES)("%s", async (_name, play) => {
    await play(handleInFirefox(suite.run, downloads), SITES);
  });
});
