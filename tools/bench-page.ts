import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type BareChromium, launchBareChromium } from "../lab/browsers/bare-chromium.ts";
import { launchBareExtension, openOwnPage } from "../lab/browsers/bare-extension.ts";
import { pause } from "../lab/browsers/until.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { type Weight, WEIGHT_PATH, WEIGHTS } from "../lab/sites/weights.ts";
import { difference, type Estimate, type Pair, ratio } from "./bench-page/paired-ratio.ts";
import { processorMs, proportionalBytes } from "./bench-page/process-tree.ts";
import { type Cost, MEASURES, measureVisit } from "./bench-page/visitor.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";
import { makeSites } from "./soak/sites.ts";

/**
 * Prints what the built extension costs an honest page in Chromium: `npm run bench:page`. Two browsers, one with it and
 * one without, visit the same page in turns; in the null run neither has it, which shows what this machine cannot tell
 * apart. `--pairs` of visits (100), `--weight` of the page (all three), `--beside` another unpacked extension to measure
 * as well (may be repeated). Figures only: never a failure.
 */
const { values: options } = parseArgs({
  options: {
    pairs: { type: "string", default: "100" },
    weight: { type: "string", multiple: true, default: Object.keys(WEIGHTS) },
    beside: { type: "string", multiple: true, default: [] },
    tabs: { type: "string", default: "50" },
  },
});
const PAIRS = Number(options.pairs);
const TABS = Number(options.tabs);
const WARM_UPS = 5;
/** After so many pairs both browsers are started anew: one that has become slow would bias a whole run. */
const PAIRS_A_BROWSER = 25;
const ROUND_TRIP_MS = 20;
/** How long (ms) a browser may tidy up after its worker was ended. */
const SETTLING_MS = 300;

/** Whose cost is measured. */
type Subject =
  | { readonly kind: "none" }
  | { readonly kind: "fluxward" }
  | { readonly kind: "other"; readonly folder: string };
/** `first`: nobody opened the site before. `asleep`: the worker has ended, as after half a minute of rest. */
type Mode = { readonly visit: "first" | "repeat"; readonly asleep: boolean };
type Running = BareChromium & {
  /** Ends the worker, as after half a minute of rest. */
  readonly sleep?: () => Promise<void>;
};

const LABELS: Readonly<Record<keyof Cost, string>> = {
  loadMs: "load time",
  mainThreadMs: "page's main thread",
  processorMs: "whole browser's CPU",
};
/** Counts all visits, so that a first one never meets a host that was opened before. */
let visits = 0;

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const hosts = makeSites(PAIRS + 2 * WARM_UPS + 60).filter(({ fluxed }) => !fluxed);
const lab = await startLab({ scenarios: hosts, place: "inside", roundTripMs: ROUND_TRIP_MS });
const folder = mkdtempSync(join(tmpdir(), "fluxward-bench-"));
try {
  const empty = emptyExtension();
  const load = `${String(PAIRS)} pairs of visits, ${String(ROUND_TRIP_MS)} ms to every server; mean with 95 % bounds`;
  console.log(load);
  for (const weight of options.weight as Weight[]) {
    await compare(weight, { kind: "none" }, { visit: "repeat", asleep: false });
    for (const visit of ["first", "repeat"] as const) {
      for (const asleep of [false, true])
        await compare(weight, { kind: "fluxward" }, { visit, asleep });
    }
    for (const other of options.beside) {
      const subject: Subject = { kind: "other", folder: resolve(other) };
      await compare(weight, subject, { visit: "first", asleep: false });
    }
  }
  await manyTabs([
    ["without any", { kind: "none" }],
    ["an empty worker", { kind: "other", folder: empty }],
    ["Fluxward", { kind: "fluxward" }],
    ...options.beside.map((other): [string, Subject] => [
      basename(other),
      { kind: "other", folder: resolve(other) },
    ]),
  ]);
} finally {
  await lab.close();
  rmSync(folder, { recursive: true });
}
process.exit(0);

async function launch(subject: Subject): Promise<Running> {
  const { keyPin } = lab.certificates;
  if (subject.kind === "none") return launchBareChromium({ keyPin });
  if (subject.kind === "other") return launchBareChromium({ keyPin, extension: subject.folder });
  const extension = `${root}/dist/chrome`;
  const run = await launchBareExtension({ extension, keyPin, resolvers: lab.resolvers });
  // The other browser has no such tabs, the first-run page least of all.
  await run.closeOwnPages();
  const sleep = async (): Promise<void> => {
    const own = await openOwnPage(run, extension);
    await own("ServiceWorker.enable");
    await own("ServiceWorker.stopAllWorkers");
    await run.closeOwnPages();
    await pause(SETTLING_MS);
  };
  return { ...run, sleep };
}

async function compare(weight: Weight, subject: Subject, mode: Mode): Promise<void> {
  const costs: { without: Cost; with: Cost }[] = [];
  while (costs.length < PAIRS) {
    const browsers = { without: await launch({ kind: "none" }), with: await launch(subject) };
    try {
      const count = Math.min(PAIRS_A_BROWSER, PAIRS - costs.length);
      for (let at = -WARM_UPS; at < count; at += 1) {
        const pair = await visitInBoth(browsers, weight, mode, costs.length);
        if (at >= 0) costs.push(pair);
      }
    } finally {
      await browsers.without.close();
      await browsers.with.close();
    }
  }
  const who =
    subject.kind === "none"
      ? "null run"
      : subject.kind === "other"
        ? basename(subject.folder)
        : "Fluxward";
  const when =
    subject.kind === "none" ? "" : `, ${mode.visit} visit${mode.asleep ? ", worker asleep" : ""}`;
  console.log(`${weight} page, ${who}${when}`);
  for (const measure of MEASURES) {
    const pairs = costs.map((pair): Pair => ({
      without: pair.without[measure],
      with: pair.with[measure],
    }));
    const mean = pairs.reduce((total, { without }) => total + without, 0) / pairs.length;
    console.log(
      `  ${LABELS[measure].padEnd(24)} ${show(ratio(pairs), 3)} of ${mean.toFixed(0)} ms, adds ${show(difference(pairs), 1)} ms`,
    );
  }
}

/** In turns, the one that goes first too; the same host in both. */
async function visitInBoth(
  browsers: { without: Running; with: Running },
  weight: Weight,
  mode: Mode,
  count: number,
): Promise<{ without: Cost; with: Cost }> {
  visits += 1;
  const place = mode.visit === "first" ? visits % hosts.length : 0;
  const url = `https://${hosts[place]?.hosts[0] ?? ""}${WEIGHT_PATH}${weight}`;
  const order = count % 2 === 0 ? (["without", "with"] as const) : (["with", "without"] as const);
  const costs: Partial<Record<"without" | "with", Cost>> = {};
  for (const side of order) {
    if (side === "with" && mode.asleep) await browsers.with.sleep?.();
    costs[side] = await measureVisit(browsers[side], url);
  }
  if (costs.without === undefined || costs.with === undefined)
    throw new Error("A visit is missing.");
  return { without: costs.without, with: costs.with };
}

/** So many tabs, one after the other and all kept, in one browser of each. */
async function manyTabs(subjects: readonly (readonly [string, Subject])[]): Promise<void> {
  console.log(`${String(TABS)} tabs of the small page, each of another site`);
  for (const [name, subject] of subjects) {
    const browser = await launch(subject);
    try {
      await measureVisit(browser, `https://${hosts[0]?.hosts[0] ?? ""}${WEIGHT_PATH}small`);
      const one = proportionalBytes(browser.pid);
      const before = processorMs(browser.pid);
      for (let at = 1; at <= TABS; at += 1) {
        await browser.open(
          `https://${hosts[at % hosts.length]?.hosts[0] ?? ""}${WEIGHT_PATH}small`,
        );
        await pause(300);
      }
      await pause(3_000);
      const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
      console.log(
        `  ${name.padEnd(16)} memory (PSS) ${megabytes(one)} MB with one tab, ${megabytes(proportionalBytes(browser.pid))} MB with all; ` +
          `CPU for all ${((processorMs(browser.pid) - before) / 1_000).toFixed(1)} s`,
      );
    } finally {
      await browser.close();
    }
  }
}

/** An extension that has a worker and does nothing. */
function emptyExtension(): string {
  const empty = join(folder, "empty");
  mkdirSync(empty);
  const manifest = {
    manifest_version: 3,
    name: "empty",
    version: "1",
    background: { service_worker: "worker.js" },
  };
  writeFileSync(join(empty, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(empty, "worker.js"), "");
  return empty;
}

function show({ value, low, high }: Estimate, digits: number): string {
  return `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
