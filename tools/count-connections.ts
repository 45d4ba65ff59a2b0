import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchChromium } from "../lab/browsers/chromium.ts";
import { launchFirefox } from "../lab/browsers/firefox.ts";
import { pause, until } from "../lab/browsers/until.ts";
import { WARNING_PAGE } from "../lab/browsers/visit.ts";
import { whereAmI } from "../lab/namespace/inside.ts";
import { reenterInNamespace } from "../lab/namespace/reenter.ts";
import { TCPDUMP, watchPackets } from "../lab/namespace/watch-packets.ts";
import { scenarioById } from "../lab/scenarios/all-scenarios.ts";
import { CERTAIN_FLUX } from "../lab/scenarios/certain-flux.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints the TCP connections that browsers open to a known red site, though they ask it for nothing, by the way to it:
 * `npm run count:connections`. Figures only: never a failure.
 */
const RESOLVERS_AND_OWN = /^\w+ (?:198\.51\.100\.1[123]|127\.0\.0\.1) /;
/** So long after the warning a connection may still come, ms. */
const LATE_MS = 700;

await reenterInNamespace();
if (whereAmI() !== "inside" || TCPDUMP === undefined) {
  console.error(
    "Needs tcpdump, and a network namespace, where the lab's sites have their own addresses.",
  );
  process.exit(3);
}
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const honest = scenarioById("plain");
const lab = await startLab({ scenarios: [CERTAIN_FLUX, honest], place: "inside", roundTripMs: 20 });
const resolvers = lab.resolvers.map(({ url }) => url);
const red = `https://${CERTAIN_FLUX.hosts[0] ?? ""}/`;
const fine = `https://${honest.hosts[0] ?? ""}/`;

/** Scripts in an honest page; undefined: the address is typed. */
const WAYS: Readonly<Record<string, string | undefined>> = {
  typed: undefined,
  link: `document.body.innerHTML = '<a href="${red}">x</a>'; document.querySelector("a").click()`,
  "location=": `location.href = "${red}"`,
  "GET form": `document.body.innerHTML = '<form action="${red}"></form>'; document.forms[0].submit()`,
  "window.open": `window.open("${red}", "_self")`,
};

type Driver = {
  readonly open: (address: string) => Promise<void>;
  readonly run: (script: string) => Promise<void>;
  readonly address: () => Promise<string>;
};

async function count(name: string, driver: Driver): Promise<void> {
  for (const [way, script] of Object.entries(WAYS)) {
    lab.dropConnections();
    const before = await watchPackets();
    await driver.open(fine);
    await until("the honest page is there", async () => (await driver.address()) === fine);
    await pause(LATE_MS);
    const known = await before.stop();
    lab.sites.clear();
    const watch = await watchPackets();
    await (script === undefined ? driver.open(red) : driver.run(script));
    await until("the tab is at the warning", async () => {
      return (await driver.address()).includes(WARNING_PAGE);
    });
    await pause(LATE_MS);
    const ends = [...(await watch.stop())].filter((end) => {
      return end.startsWith("tcp") && !known.has(end) && !RESOLVERS_AND_OWN.test(end);
    });
    const asked = lab.sites.all().filter(({ host }) => red.includes(host)).length;
    console.log(`| ${name} | ${way} | ${String(ends.length)} | ${String(asked)} |`);
  }
}

console.log("| browser | way | TCP connections | HTTP requests |");
const chromium = await launchChromium({
  extension: `${root}/dist/chrome`,
  keyPin: lab.certificates.keyPin,
});
await chromium.ask("saveSettings", { settings: { resolvers } });
const { page } = await chromium.newTab();
await count("Chromium", await known(chromiumDriver(page)));
await chromium.close();

const firefox = await launchFirefox({ extension: `${root}/dist/firefox` });
await firefox.newTab();
await firefox.open(firefox.extensionUrl("src/popup/index.html?tab=0"));
await until("the extension's page is there", async () => {
  return (await firefox.evaluate("return typeof browser")) === "object";
});
await firefox.ask("saveSettings", { settings: { resolvers } });
await firefox.newTab();
await count(
  "Firefox",
  await known({
    open: firefox.open,
    address: firefox.url,
    run: async (script) => {
      await firefox.evaluate(script);
    },
  }),
);
await firefox.close();
await lab.close();

/** Makes the site known to the browser: seen once, and warned of. */
async function known(driver: Driver): Promise<Driver> {
  await driver.open(red);
  await until("the tab is at the warning", async () => {
    return (await driver.address()).includes(WARNING_PAGE);
  });
  await pause(3 * LATE_MS);
  return driver;
}

function chromiumDriver(tab: Page): Driver {
  return {
    open: async (address) => {
      await tab.goto(address).catch(() => undefined);
    },
    run: async (script) => {
      await tab.evaluate(script).catch(() => undefined);
    },
    address: () => Promise.resolve(tab.url()),
  };
}
