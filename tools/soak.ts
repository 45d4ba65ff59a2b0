import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  type BareExtension,
  evaluate,
  launchBareExtension,
} from "../lab/browsers/bare-extension.ts";
import { chromiumId } from "../lab/browsers/extension-id.ts";
import { pause, until } from "../lab/browsers/until.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { isWarned } from "../src/detection/verdict.ts";
import { MOST_JUDGED, type PastVerdict } from "../src/messages/findings.ts";
import { HISTORY_PAGE } from "../src/messages/pages.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";
import { busiestMinute } from "./soak/busiest-minute.ts";
import { makeSites } from "./soak/sites.ts";
import { planVisits } from "./soak/visits.ts";
import { watchWorker } from "./soak/watch-worker.ts";

/**
 * An hour of browsing in Chromium with the built extension, a thousand sites of which thirty are fluxed:
 * `npm run soak`, with `--minutes` and `--sites` for a shorter one. Its worker never rests, so that whatever piles up
 * in it is seen. Prints heap, storage and queries as it goes; ends with status 1 where a limit is broken.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    sites: { type: "string", default: "1000" },
  },
});
const MINUTES = Number(values.minutes);
const SITES = Number(values.sites);
const MINUTE_MS = 60_000;
const TABS = 4;
/** How long nobody browses before a mark, ms. */
const REST_MS = 30_000;
/** As `maxQueriesPerMinute` is from the start. */
const MOST_QUERIES_A_MINUTE = 240;
/** How much more heap may be in use at the end than after a third of the time: a share. */
const MOST_GROWTH = 0.1;
/** Storage that may be in use at the end, bytes: half of what browsers give without being asked. */
const MOST_STORED = 5 * 1024 * 1024;
/** Every so many visits the history page is opened and closed as well. */
const HISTORY_EVERY = 50;

type Mark = {
  readonly minute: number;
  readonly heap: number;
  /** Of it, what V8 made of the program. */
  readonly code: number;
  readonly local: number;
  readonly session: number;
};

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const sites = makeSites(SITES);
const plan = planVisits(SITES);
const lab = await startLab({ scenarios: sites, place: "inside", roundTripMs: 20 });
const extension = `${root}/dist/chrome`;
const { keyPin } = lab.certificates;
const run = await launchBareExtension({ extension, keyPin, resolvers: lab.resolvers });
const origin = `chrome-extension://${chromiumId(extension)}/`;
const worker = await watchWorker(run, origin);
const asked: number[] = [];
let broken = 0;

console.log(
  `${String(plan.length)} visits to ${String(SITES)} sites in ${String(MINUTES)} minutes`,
);
/** Moves on with every rest, so that what comes after keeps its pace. */
let began = Date.now();
const marks = [await takeMark(run)];
const tabs = await openTabs(run);
for (const [at, place] of plan.entries()) {
  await pause(began + (at / plan.length) * MINUTES * MINUTE_MS - Date.now());
  const host = sites[place]?.hosts[0] ?? "";
  await show(run, tabs[at % TABS], `https://${host}/`);
  if (at % HISTORY_EVERY === HISTORY_EVERY - 1) await openHistory(run);
  countQueries();
  // At a third, two thirds and the end; whatever the plan, each comes once.
  const due = (marks.length * plan.length) / 3;
  if (at + 1 < due) continue;
  // What is under way would be measured too: the looks at the last sites.
  await pause(REST_MS);
  began += REST_MS;
  countQueries();
  marks.push(await takeMark(run));
}
await report();
await run.close();
await lab.close();
process.exit(broken > 0 ? 1 : 0);

async function takeMark({ ask }: BareExtension): Promise<Mark> {
  const inUse = (area: string): Promise<number> =>
    ask(`chrome.storage.${area}.getBytesInUse(null)`).then(Number);
  const { used, code } = await worker.heap();
  const mark = {
    minute: Math.round((Date.now() - began) / MINUTE_MS),
    heap: used,
    code,
    local: await inUse("local"),
    session: await inUse("session"),
  };
  const { minute, heap, local, session } = mark;
  console.log(
    `minute ${String(minute)}: heap ${kilobytes(heap)} (${kilobytes(code)} of it code), kept on disk ${kilobytes(local)}, for the session ${kilobytes(session)}, ` +
      `${String(asked.length)} queries so far, ${String(worker.complaints.length)} errors`,
  );
  return mark;
}

async function openTabs({ ask }: BareExtension): Promise<readonly number[]> {
  const opened: number[] = [];
  for (let count = 0; count < TABS; count += 1) {
    opened.push(
      Number(await ask(`chrome.tabs.create({ url: "about:blank" }).then(({ id }) => id)`)),
    );
  }
  return opened;
}

async function show({ ask }: BareExtension, tab: number | undefined, url: string): Promise<void> {
  const change = JSON.stringify({ url, active: true });
  await ask(`chrome.tabs.update(${String(tab)}, ${change}).then(() => undefined)`);
}

async function openHistory({ ask }: BareExtension): Promise<void> {
  const url = `${origin}${HISTORY_PAGE}`;
  const id = Number(await ask(`chrome.tabs.create({ url: "${url}" }).then(({ id }) => id)`));
  await pause(1_500);
  await ask(`chrome.tabs.remove(${String(id)})`);
}

function countQueries(): void {
  for (const { operator, at } of lab.queries.all()) if (operator !== "system") asked.push(at);
  lab.queries.clear();
}

async function report(): Promise<void> {
  const [, early] = marks;
  const late = marks.at(-1);
  const growth = (late?.heap ?? NaN) / (early?.heap ?? NaN) - 1;
  check(`heap from the first third to the end: ${percent(growth)}`, growth <= MOST_GROWTH);
  const kept = late?.local ?? NaN;
  check(`kept on disk at the end: ${kilobytes(kept)}`, kept <= MOST_STORED);
  const most = busiestMinute(asked);
  check(`queries in the busiest minute: ${String(most)}`, most <= MOST_QUERIES_A_MINUTE);
  const { length } = worker.complaints;
  check(`errors: ${String(length)}`, length === 0);
  for (const text of worker.complaints.slice(0, 10)) console.log(`  ${text}`);
  const warned = await oddHosts();
  const missed = sites.filter(({ fluxed, hosts }) => fluxed && !warned.has(hosts[0] ?? ""));
  const fluxed = sites.filter((site) => site.fluxed).length;
  check(`fluxed sites found: ${String(fluxed - missed.length)} of ${String(fluxed)}`, !missed[0]);
  for (const { hosts } of missed) console.log(`  ${await storyOf(hosts[0] ?? "")}`);
  const accused = sites.filter((site) => !site.fluxed && warned.has(site.hosts[0] ?? ""));
  check(
    `honest sites accused: ${String(accused.length)} of ${String(SITES - fluxed)}`,
    !accused[0],
  );
}

/** The hosts that the extension warned of, by its own list of sites that were odd. */
async function oddHosts(): Promise<ReadonlySet<string>> {
  const page = await run.attach(await run.open(`${origin}${HISTORY_PAGE}`));
  const ask = (method: string, args: object): Promise<unknown> =>
    evaluate(
      page,
      `chrome.runtime.sendMessage(${JSON.stringify({ method, args })}).then(({ value }) => value)`,
    );
  let list: { sites: { host: string }[] } | undefined;
  await until("the list of odd sites is there", async () => {
    list = (await ask("listPastSites", {})) as typeof list;
    return list !== undefined;
  });
  const hosts = list?.sites.map(({ host }) => host) ?? [];
  const warned = new Set<string>();
  for (let at = 0; at < hosts.length; at += MOST_JUDGED) {
    const some = hosts.slice(at, at + MOST_JUDGED);
    const judged = (await ask("judgePastSites", { hosts: some })) as PastVerdict[];
    for (const { host, level } of judged) if (isWarned(level)) warned.add(host);
  }
  return warned;
}

/** What is kept of a host's looks, for whoever has to find out why it was missed. */
async function storyOf(host: string): Promise<string> {
  type Kept = { looks?: { at: number; observations?: unknown[]; failures?: unknown[] }[] };
  const key = `open:history:${host}`;
  const kept = (await run.ask(
    `chrome.storage.session.get("${key}").then((found) => found["${key}"])`,
  )) as Kept | undefined;
  const looks = (kept?.looks ?? []).map(
    ({ at, observations = [], failures = [] }) =>
      `minute ${String(Math.round((at - began) / MINUTE_MS))}: ${String(observations.length)} answers, ${String(failures.length)} failures`,
  );
  const visited = plan.flatMap((place, at) =>
    sites[place]?.hosts[0] === host ? [Math.round((at / plan.length) * MINUTES)] : [],
  );
  return `${host}: opened in minute ${visited.join(", ")}; looks: ${looks.join("; ") || "none"}`;
}

function check(what: string, holds: boolean): void {
  console.log(`${holds ? "ok  " : "NOT "} ${what}`);
  if (!holds) broken += 1;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} kB`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
