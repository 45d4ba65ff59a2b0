import { parseArgs } from "node:util";
import { createRandom } from "../lab/model/random.ts";
import { createWorld as createLabWorld } from "../lab/model/world.ts";
import { createThreeOperators } from "../lab/resolvers/three-operators.ts";
import { loadKnowledge } from "../src/cli/knowledge.ts";
import type { Failure, Observation } from "../src/detection/observation.ts";
import type { Ask } from "../src/detection/plan.ts";
import { planLook } from "../src/detection/plan-look.ts";
import { takeLook } from "../src/dns/look.ts";
import { orderForHost } from "../src/dns/resolvers.ts";
import { createWorld } from "../test/app/world.ts";
import { busiestMinute } from "./soak/busiest-minute.ts";
import { makeSites } from "./soak/sites.ts";

/**
 * A month of a heavy user on a clock that is not real, over the whole application and its stores; only the browser and the
 * resolvers are made up: `npm run soak:month`, with `--days`, `--visits` (a day) and `--sites` (new ones in all) for another
 * person. Prints bytes and queries as it goes; ends with status 1 where a limit is broken.
 */
const { values } = parseArgs({
  options: {
    days: { type: "string", default: "30" },
    visits: { type: "string", default: "1000" },
    sites: { type: "string", default: "6000" },
  },
});
const DAYS = Number(values.days);
const VISITS = Number(values.visits);
const SITES = Number(values.sites);
const HOUR_MS = 3_600_000;
/** A day at the screen. */
const AWAKE_MS = 14 * HOUR_MS;
/** Of all visits, the share in private windows, to sites of their own. */
const PRIVATE_SHARE = 0.03;
const PRIVATE_SITES = 200;
const MOST_LOCAL = 5_000_000;
const MOST_SESSION = 8_000_000;
const MOST_A_MINUTE = 240;
const TABS = 12;

const all = makeSites(SITES + PRIVATE_SITES);
const [sites, secret] = [all.slice(0, SITES), all.slice(SITES)];
const fluxed = new Set(all.flatMap(({ hosts, fluxed: odd }) => (odd ? hosts : [])));
const random = createRandom(23, "month");
const knowledge = loadKnowledge();
const asked: number[] = [];
let isReady = false;

const world = createWorld(take, undefined, knowledge);
const lab = createLabWorld({ seed: 1, scenarios: all, startedAt: world.now - HOUR_MS });
const operators = Object.values(createThreeOperators(lab));
const first = (await world.app.getSettings()).resolvers;
isReady = true;

/** One look by the product's own plan; every answer is there at once. */
async function take(host: string): Promise<readonly (Observation | Failure)[]> {
  const request = world.asked.pop();
  if (!isReady || request === undefined) throw new Error(`Nobody asked for ${host}.`);
  const { history, settings, epoch, thorough, signal, onProgress } = request;
  const resolvers = orderForHost(settings.resolvers, request.host, new Uint8Array(16));
  const facts = { history, resolvers, knowledge, thorough, abroad: undefined };
  const { observations, failures } = await takeLook({
    plan: (look, sent, slow) => planLook({ ...facts, look, asked: sent, slow }),
    ...{ ask, epoch, signal, onProgress },
    clock: { now: () => world.now, after: () => () => undefined, soon: (run) => setImmediate(run) },
  });
  return [...observations, ...failures];
}

function ask({ resolver, name, type }: Ask): Promise<Observation | Failure> {
  asked.push(world.now);
  const question = { name, type };
  const operator = operators[Math.max(0, first.indexOf(resolver)) % operators.length];
  if (operator === undefined) throw new Error("There is no resolver.");
  const { status, answer } = operator.answer(question, world.now, {});
  return Promise.resolve({ at: world.now, resolver, question, status, answer });
}

const bytes = (area: { dump: () => object }): number => JSON.stringify(area.dump()).length;
const marks: { day: number; local: number; session: number }[] = [];
const mark = (day: number): void => {
  const { local, session } = { local: bytes(world.local), session: bytes(world.session) };
  marks.push({ day, local, session });
  const queries = asked.length;
  console.log(
    `day ${String(day)}: ${(local / 1000).toFixed(0)} kB on disk, ${(session / 1000).toFixed(0)} kB for the session, ${String(queries)} queries so far`,
  );
};
const accused: string[] = [];
const missed: string[] = [];
const met: string[] = [];

async function letPass(ms: number): Promise<void> {
  const end = world.now + ms;
  for (;;) {
    const due = world.timers.filter(({ at }) => at <= end);
    if (world.alarm !== undefined && world.alarm <= end) {
      world.now = Math.max(world.now, world.alarm);
      const alarm = world.alarm;
      world.alarm = undefined;
      await world.app.tick(alarm);
    } else if (due.length > 0) {
      world.timers = world.timers.filter(({ at }) => at > end);
      for (const { run } of due) run();
      await new Promise((done) => setImmediate(done));
    } else break;
  }
  world.now = end;
}

async function visit(tabId: number, host: string): Promise<void> {
  await world.app.visit(tabId, `https://${host}/`, "leaving");
  await world.app.visit(tabId, `https://${host}/`, "arrived");
}

let newest = 0;
let lastTab = TABS;
const tabs = Array.from({ length: TABS }, (_, index) => index + 1);
mark(0);
for (let day = 1; day <= DAYS; day += 1) {
  for (let at = 0; at < VISITS; at += 1) {
    await letPass(AWAKE_MS / VISITS);
    if (at % 50 === 49) world.restartWorker();
    if (at === Math.floor(VISITS / 3) || at === Math.floor(VISITS / 2)) {
      await world.app.networkChanged();
    }
    if (random() < PRIVATE_SHARE) {
      const tabId = (lastTab += 1);
      world.privateTabs.add(tabId);
      await visit(tabId, secret[Math.floor(random() * PRIVATE_SITES)]?.hosts[0] ?? "");
      await world.app.forgetTab(tabId);
      world.privateTabs.delete(tabId);
      continue;
    }
    const isNew = newest < (SITES * (day - 1 + at / VISITS)) / DAYS || newest === 0;
    const place = isNew ? newest : Math.floor(newest * random() ** 3);
    if (isNew) newest += 1;
    const host = sites[place]?.hosts[0] ?? "";
    const tabId = tabs[at % TABS] ?? 0;
    await visit(tabId, host);
    const report = await world.app.report(tabId);
    const level = report.state === "judged" ? report.verdict.level : report.state;
    const isWarned = level === "flux" || level === "suspicious";
    if (isWarned && !fluxed.has(host)) accused.push(`${host}: ${level}`);
    if (isNew && fluxed.has(host)) {
      met.push(host);
      if (!isWarned) missed.push(`${host}: ${level}`);
    }
    // A look that is due goes to the sites of open tabs; people close them now and then.
    if (random() < 0.2) {
      await world.app.forgetTab(tabId);
      // Browsers never give an id twice.
      tabs[at % TABS] = lastTab += 1;
    }
  }
  if (day === Math.ceil(DAYS / 2) || day === DAYS) mark(day);
  await letPass(24 * HOUR_MS - AWAKE_MS);
  await world.restartBrowser();
  await world.app.browserStarted();
  await world.app.resume();
}

const names = new Set(secret.flatMap(({ hosts }) => hosts));
const disk = JSON.stringify(world.local.dump());
const kept = [...names].filter((name) => disk.includes(name));
const worst = busiestMinute(asked);
console.log(
  `${String(DAYS * VISITS)} visits, ${String(newest)} sites, ${String(met.length)} of them fluxed; ${(asked.length / DAYS).toFixed(0)} queries a day, ${String(worst)} in the busiest minute`,
);
const broken = [
  ...(marks.some(({ local }) => local > MOST_LOCAL) ? ["more on disk than is granted"] : []),
  ...(marks.some(({ session }) => session > MOST_SESSION) ? ["too much for the session"] : []),
  ...(worst > MOST_A_MINUTE ? ["more queries in a minute than the budget"] : []),
  ...missed.map((what) => `missed: ${what}`),
  ...accused.map((what) => `accused: ${what}`),
  ...kept.map((name) => `a private name on disk: ${name}`),
  ...world.complaints.map((what) => `complaint: ${what}`),
];
for (const what of broken.slice(0, 20)) console.log(`BROKEN: ${what}`);
console.log(broken.length === 0 ? "All limits held." : `${String(broken.length)} limits broken.`);
process.exitCode = broken.length === 0 ? 0 : 1;
