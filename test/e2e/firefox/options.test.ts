import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { launchFirefox } from "../../../lab/browsers/firefox.ts";
import { handleInFirefox, savesTo } from "../harness/firefox-page.ts";
import { there } from "../harness/firefox-pages.ts";
import { describeInside, FIREFOX_BUILD } from "../harness/lab-suite.ts";
import { LINK_CASES } from "../harness/link-cases.ts";
import { OPTIONS_CASES } from "../harness/options-cases.ts";
import { OPTIONS_FILE_CASES } from "../harness/options-file-cases.ts";
import { STORAGE_CASES } from "../harness/storage-cases.ts";
import { ALL_STOPPED, TEXT_AS_CODE } from "../harness/text-as-code.ts";

describeInside("the settings page", () => {
  const downloads = mkdtempSync(join(tmpdir(), "fluxward-downloads-"));
  let firefox: FirefoxRun | undefined;

  beforeAll(async () => {
    firefox = await launchFirefox({
      extension: FIREFOX_BUILD,
      preferences: savesTo(downloads),
    });
    await firefox.newTab();
  });
  afterAll(async () => {
    await firefox?.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  test.each([...OPTIONS_CASES, ...OPTIONS_FILE_CASES, ...LINK_CASES, ...STORAGE_CASES])(
    "%s",
    async (_name, play) => {
      await play(handleInFirefox(there(firefox), downloads));
    },
  );

  test("in pages of our own the browser itself lets no text become markup or code", async () => {
    const run = there(firefox);
    await run.open(run.extensionUrl("src/options/index.html"));
    expect(await run.evaluate(`return ${TEXT_AS_CODE}`)).toEqual(ALL_STOPPED);
  });
});
