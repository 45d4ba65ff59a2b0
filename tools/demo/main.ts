import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "../../lab/browsers/chromium.ts";
import { hasDisplay, untilClosed } from "../../lab/browsers/window.ts";
import { isExpected, type Scenario } from "../../lab/model/scenario.ts";
import { whereAmI } from "../../lab/namespace/inside.ts";
import { reenterInNamespace } from "../../lab/namespace/reenter.ts";
import { ALL_SCENARIOS, scenarioById } from "../../lab/scenarios/all-scenarios.ts";
import { startLab } from "../../lab/server/start-lab.ts";
import { createKnowledge } from "../../src/networks/knowledge.ts";
import { readArguments, USAGE } from "./arguments.ts";
import { type BrowserRow, visitScenario } from "./browser-rows.ts";
import { isRight, renderDays, runDays } from "./day-rows.ts";
import { requireFreshBuild } from "./fresh-build.ts";
import { openOnRealNetwork } from "./real-network.ts";
import { renderTable } from "./table.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const OUTPUT = join(ROOT, "demo-output");
const EXTENSION = join(ROOT, "dist/chrome");
const SEED = 1;
/** A usual distance to a resolver and to a site, ms. */
const ROUND_TRIP_MS = 50;
/** A warning must be there before anybody can type, ms. */
const LIMIT_MS = 1000;
/** Scenarios whose time to a verdict is held to that limit. */
const HOME_FLUX = ["home-flux", "five-homes", "ten-homes"];

async function main(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  if (typeof wanted === "string") {
    console.error(`${wanted}\n${USAGE}`);
    return 2;
  }
  if (wanted.headed && !hasDisplay()) {
    console.error("--headed needs a display, and DISPLAY or WAYLAND_DISPLAY is not set.");
    return 2;
  }
  requireFreshBuild(ROOT);
  if (wanted.open.length > 0) return openOnRealNetwork(EXTENSION, wanted);
  await reenterInNamespace();
  if (whereAmI() !== "inside") {
    console.error("The demo needs the lab's own addresses, so it cannot run here (see above).");
    return 3;
  }
  return showLab(wanted.headed, wanted.only.map(scenarioById));
}

/** `only`: the scenarios to show; none: all. */
async function showLab(headed: boolean, only: readonly Scenario[]): Promise<number> {
  const all = only.length === 0 ? ALL_SCENARIOS : only;
  const started = Date.now();
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  const scenarios = all.filter(isDueInBrowser);
  const lab = await startLab({
    scenarios: headed ? all : scenarios,
    place: "inside",
    seed: SEED,
    roundTripMs: ROUND_TRIP_MS,
  });
  const { keyPin } = lab.certificates;
  const run = await launchChromium({ extension: EXTENSION, keyPin, headed });
  await run.ask("saveSettings", { settings: { resolvers: lab.resolvers.map(({ url }) => url) } });
  console.log(
    `\nChromium ${run.context.browser()?.version() ?? ""} with the extension, ` +
      `${String(ROUND_TRIP_MS)} ms to every server, worker asleep and connections cold at each visit:\n`,
  );
  const rows: BrowserRow[] = [];
  for (const scenario of scenarios) {
    // Overwrites itself, which a log cannot.
    if (process.stderr.isTTY) {
      process.stderr.write(`\r  ${String(rows.length + 1)}/${String(scenarios.length)}`);
    }
    rows.push(await visitScenario({ run, lab, output: OUTPUT }, scenario));
  }
  if (process.stderr.isTTY) process.stderr.write("\r");
  console.log(renderRows(rows));
  const slow = rows.filter(({ scenario, verdictMs }) => {
    return HOME_FLUX.includes(scenario.id) && verdictMs > LIMIT_MS;
  });
  const times = rows
    .filter(({ scenario }) => HOME_FLUX.includes(scenario.id))
    .map(({ verdictMs }) => `${String(verdictMs)} ms`);
  if (times.length > 0) {
    console.log(`\nTime to verdict on the home-flux rows: ${times.join(", ")}.`);
  }
  if (headed) {
    const sites = all.map(({ hosts }) => `https://${hosts[0] ?? ""}/`);
    console.log(`\nThe browser stays open. Sites to try:\n  ${sites.join("\n  ")}\n`);
    await untilClosed(run.context);
  }
  await run.close();
  await lab.close();

  console.log("\nA day of every scenario on the virtual clock:\n");
  const knowledge = createKnowledge(readFileSync(join(EXTENSION, "networks.bin")));
  const days = runDays(all, knowledge, SEED);
  console.log(renderDays(days));
  const wrong = new Set([
    ...rows.filter(({ right }) => !right).map(({ scenario }) => scenario.id),
    ...days.filter((day) => !isRight(day)).map(({ scenario }) => scenario.id),
  ]).size;
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(
    `\nScreenshots: demo-output/. ${seconds} s. ` +
      (wrong === 0
        ? "Every verdict was the one its scenario declares."
        : `${String(wrong)} sites were not judged as declared (✗).`),
  );
  if (slow.length > 0)
    console.log(`Slower than ${String(LIMIT_MS)} ms: a busy machine, or a fault.`);
  return wrong === 0 ? 0 : 1;
}

/** The level is settled at the first look: nothing in the browser has to wait for a later one. */
function isDueInBrowser({ expected, fluxed }: Scenario): boolean {
  const due = fluxed ? (["suspicious", "flux"] as const) : (["clear"] as const);
  return (
    due.some((level) => isExpected(expected["first-look"], level)) && !isOpen(expected, fluxed)
  );
}

/** A fluxed site that may rightly go unseen at first sight is no demonstration. */
function isOpen(expected: Scenario["expected"], fluxed: boolean): boolean {
  const first = expected["first-look"];
  const quiet = fluxed ? (["clear", "watch"] as const) : (["watch", "suspicious"] as const);
  return quiet.some((level) => isExpected(first, level));
}

function renderRows(rows: readonly BrowserRow[]): string {
  return renderTable(
    ["site", "what it is", "verdict", "time to verdict", "warned?", ""],
    rows.map(({ scenario, host, level, verdictMs, warned, right }) => [
      host,
      `${scenario.fluxed ? "fluxed" : "honest"}: ${scenario.id}`,
      level,
      `${String(verdictMs)} ms`,
      warned === "no" ? "no" : warned === "page" ? "yes, warning page" : "yes, guard in the page",
      right ? "" : "✗",
    ]),
  );
}

process.exitCode = await main(process.argv.slice(2));
