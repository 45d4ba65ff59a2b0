import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "../lab/browsers/chromium.ts";
import { launchFirefox } from "../lab/browsers/firefox.ts";
import { pause, until } from "../lab/browsers/until.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { scenarioById } from "../lab/scenarios/all-scenarios.ts";
import { CERTAIN_AMBER } from "../lab/scenarios/certain-amber.ts";
import { CERTAIN_FLUX } from "../lab/scenarios/certain-flux.ts";
import { startLab, type Lab } from "../lab/server/start-lab.ts";
import { recordingFile, type StorageRecording } from "./upgrade/recording.ts";

/**
 * Records what a build leaves in a profile, for the tests of upgrades:
 * `npx tsx tools/record-storage.ts DIST VERSION WHICH`, with the folder of builds of an earlier commit, the version of
 * its settings document, and a word on which commit that is. Done once for each version that a release has written.
 */
const [dist = "dist", version = "0", which = "this one"] = process.argv.slice(2);
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** How long the background may go on writing after the last verdict, ms. */
const WRITING_MS = 3_000;

type Session = {
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly open: (url: string) => Promise<void>;
};

await requireInside();
const scenarios = [CERTAIN_FLUX, CERTAIN_AMBER, scenarioById("plain")];
const [fluxed = ""] = CERTAIN_FLUX.hosts;
const letThrough = `www.${fluxed}`;
const lab = await startLab({ scenarios, place: "inside", roundTripMs: 20 });
try {
  await recordChromium(lab);
  await recordFirefox(lab);
} finally {
  await lab.close();
}
process.exit(0);

async function recordChromium({ certificates: { keyPin } }: Lab): Promise<void> {
  const extension = resolve(dist, "chrome");
  const run = await launchChromium({ extension, keyPin, leavesFirstRun: true });
  const { page } = run.observer;
  await record("chromium", {
    evaluate: (expression) => page.evaluate(expression),
    open: async (url) => {
      const { page: tab } = await run.newTab();
      await tab.goto(url).catch(() => undefined);
    },
  });
  await run.close();
}

async function recordFirefox(_lab: Lab): Promise<void> {
  const run = await launchFirefox({ extension: resolve(dist, "firefox"), leavesFirstRun: true });
  const own = await run.newTab();
  await until("the extension's page is there", async () => {
    await run.open(run.extensionUrl("manifest.json"));
    return (await run.evaluate("return typeof browser")) === "object";
  });
  await record("firefox", {
    evaluate: async (expression) => {
      await run.focus(own);
      const script = `const [done] = arguments; const chrome = browser;
        Promise.resolve(${expression}).then(done, (error) => done(String(error)));`;
      return run.marionette.command("WebDriver:ExecuteAsyncScript", { script, args: [] });
    },
    open: async (url) => {
      await run.newTab();
      await run.open(url);
    },
  });
  await run.close();
}

/** What a person does in a first week, in a minute. */
async function record(browser: "chromium" | "firefox", at: Session): Promise<void> {
  const ask = (method: string, args: object): Promise<unknown> =>
    at.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ method, args })})`);
  const settings = {
    resolvers: lab.resolvers.map(({ url }) => url),
    sensitivity: "careful",
    strict: true,
    excludedDomains: ["left-alone.net"],
    exceptions: [{ host: letThrough }],
    // Without the answer to the first-run page nobody is asked; before there was one, nobody knew the word.
    ...(Number(version) < 3 ? {} : { setUp: true }),
  };
  await until("the settings are saved", async () => {
    const reply = (await ask("saveSettings", { settings })) as { ok?: boolean } | undefined;
    return reply?.ok === true;
  });
  const stored = () =>
    at.evaluate("chrome.storage.local.get()") as Promise<Record<string, unknown>>;
  for (const host of [CERTAIN_AMBER.hosts[0], scenarioById("plain").hosts[0], fluxed]) {
    await at.open(`https://${host ?? ""}/`);
    await pause(WRITING_MS);
  }
  await until("both odd sites are remembered", async () => {
    const keys = Object.keys(await stored());
    return [CERTAIN_AMBER.hosts[0] ?? "", fluxed].every((host) =>
      keys.some((key) => key.endsWith(`:${host}`)),
    );
  });
  await pause(WRITING_MS);
  const recording: StorageRecording = {
    ...{ browser, which, at: Date.now(), storage: await stored() },
    rules: (await at.evaluate("chrome.declarativeNetRequest.getDynamicRules()")) as object[],
  };
  const file = `${ROOT}/${recordingFile(Number(version), browser)}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(recording, undefined, 1)}\n`);
  console.log(
    `${file}: ${Object.keys(recording.storage).length} keys, ${recording.rules.length} rules`,
  );
}
