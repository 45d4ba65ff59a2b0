import { mkdtempSync, rmSync } from "node:fs";
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
import { permissionsOf, writeEmptyExtension } from "./bench-page/empty-extension.ts";
import { difference, type Estimate, type Pair, ratio } from "./bench-page/paired-ratio.ts";
import { compareTabs, type Person } from "./bench-page/many-tabs.ts";
import { type Cost, MEASURES, measureVisit } from "./bench-page/visitor.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";
import { makeSites } from "./soak/sites.ts";

/**
 * Prints what the built extension costs an honest page in Chromium: `npm run bench:page`. Two browsers, one with it and
 * one without, visit the same page in turns; in the null run neither has it, which shows what this machine cannot tell
 * apart. What the browser itself charges for an extension's permissions, whatever it does, is measured by one that has the
 * same and an empty worker. `--pairs` of visits (100), `--weight` of the page and `--run` of those below (all), `--beside`
 * another unpacked extension to measure as well (may be repeated). Figures only: never a failure.
 */
const { values: options } = parseArgs({
  options: {
    pairs: { type: "string", default: "100" },
    weight: { type: "string", multiple: true, default: Object.keys(WEIGHTS) },
    run: { type: "string", multiple: true, default: [] },
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
/** How long (ms) a browser runs in which an extension is only installed. */
const CLOSING_MS = 3_000;

/** Whose cost is measured. */
type Subject = { readonly name: string } & (
  | { readonly kind: "none" }
  | { readonly kind: "fluxward" }
  | { readonly kind: "other"; readonly folder: string }
);
/** `first`: nobody opened the site before. `asleep`: the worker has ended, as after half a minute of rest. */
type Mode = { readonly visit: "first" | "repeat"; readonly asleep: boolean };
type Run = {
  readonly without: Subject;
  readonly with: Subject;
  readonly mode: Mode;
};
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
const extension = `${root}/dist/chrome`;
const hosts = makeSites(PAIRS + 2 * WARM_UPS + 60).filter(({ fluxed }) => !fluxed);
const lab = await startLab({ scenarios: hosts, place: "inside", roundTripMs: ROUND_TRIP_MS });
const folder = mkdtempSync(join(tmpdir(), "fluxward-bench-"));
try {
  const none: Subject = { kind: "none", name: "without any" };
  const fluxward: Subject = { kind: "fluxward", name: "Fluxward" };
  const empty = emptyExtension("empty worker", {});
  const allowed = emptyExtension("its permissions alone", permissionsOf(extension));
  const others = options.beside.map((other): Subject => ({
    kind: "other",
    name: basename(other),
    folder: resolve(other),
  }));
  const first: Mode = { visit: "first", asleep: false };
  const repeat: Mode = { visit: "repeat", asleep: false };
  const runs: Readonly<Record<string, Run>> = {
    null: { without: none, with: none, mode: repeat },
    permissions: { without: none, with: allowed, mode: repeat },
    first: { without: none, with: fluxward, mode: first },
    "first-asleep": { without: none, with: fluxward, mode: { ...first, asleep: true } },
    repeat: { without: none, with: fluxward, mode: repeat },
    "repeat-asleep": { without: none, with: fluxward, mode: { ...repeat, asleep: true } },
    "first-beside-permissions": { without: allowed, with: fluxward, mode: first },
    "repeat-beside-permissions": { without: allowed, with: fluxward, mode: repeat },
    ...Object.fromEntries(
      others.map((other) => [other.name, { without: none, with: other, mode: first }]),
    ),
  };
  const wanted = options.run.length === 0 ? [...Object.keys(runs), "tabs"] : options.run;
  const load = `${String(PAIRS)} pairs of visits, ${String(ROUND_TRIP_MS)} ms to every server; mean with 95 % bounds`;
  console.log(load);
  for (const weight of options.weight as Weight[]) {
    for (const name of wanted) {
      const run = runs[name];
      if (run !== undefined) await compare(weight, run);
      else if (name !== "tabs") console.log(`There is no run "${name}".`);
    }
  }
  if (wanted.includes("tabs")) {
    const persons = [none, empty, fluxward, ...others].map(personWith);
    await compareTabs(persons, TABS, (at) => urlOf(at % hosts.length, "small"));
  }
} finally {
  await lab.close();
  rmSync(folder, { recursive: true });
}
process.exit(0);

async function launch(subject: Subject): Promise<Running> {
  const { keyPin } = lab.certificates;
  if (subject.kind === "none") return launchBareChromium({ keyPin });
  if (subject.kind === "other") return launchBareChromium({ keyPin, extension: subject.folder });
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

async function compare(weight: Weight, { mode, ...subjects }: Run): Promise<void> {
  const costs: { without: Cost; with: Cost }[] = [];
  while (costs.length < PAIRS) {
    const browsers = {
      without: await launch(subjects.without),
      with: await launch(subjects.with),
    };
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
  const asleep = mode.asleep ? ", worker asleep" : "";
  console.log(
    `${weight} page, ${mode.visit} visit${asleep}: ${subjects.with.name}, beside ${subjects.without.name}`,
  );
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
  const url = urlOf(place, weight);
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

function urlOf(place: number, weight: Weight): string {
  return `https://${hosts[place]?.hosts[0] ?? ""}${WEIGHT_PATH}${weight}`;
}

/** Somebody who has installed it some days ago: it is set up where it has to be, and the browser was started anew since. */
function personWith(subject: Subject): Person {
  const { keyPin } = lab.certificates;
  return {
    name: subject.name,
    launch: async () => {
      const profile = { keyPin, folder: mkdtempSync(join(folder, "profile-")) };
      const installed =
        subject.kind === "none"
          ? profile
          : { ...profile, extension: subject.kind === "other" ? subject.folder : extension };
      const first =
        subject.kind === "fluxward"
          ? await launchBareExtension({ ...profile, extension, resolvers: lab.resolvers })
          : launchBareChromium(installed);
      await pause(CLOSING_MS);
      await first.close();
      return launchBareChromium(installed);
    },
  };
}

/** An extension that has a worker and does nothing. */
function emptyExtension(name: string, more: object): Subject {
  return { kind: "other", name, folder: writeEmptyExtension(folder, name, { more }) };
}

function show({ value, low, high }: Estimate, digits: number): string {
  return `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
