import { fileURLToPath } from "node:url";
import { type ChromiumRun, launchChromium } from "../lab/browsers/chromium.ts";
import { pause, until } from "../lab/browsers/until.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { CERTAIN_AMBER } from "../lab/scenarios/certain-amber.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { FIRST_SCRIPT } from "../lab/sites/hostile/spy.ts";
import { parseHost } from "../src/detection/host.ts";
import { judge } from "../src/detection/judge.ts";
import { isWarned } from "../src/detection/verdict.ts";
import type { Area } from "../src/storage/area.ts";
import { createHistories } from "../src/storage/histories.ts";
import { loadKnowledge } from "./networks/load-knowledge.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints how soon a page is held in Chromium with the built extension: `npm run bench:guard`. The first
 * odd answer is the first with which what had been heard until then is warned of, by the extension's own
 * record of when each came; it counts from the page's first script where that came later, since until then
 * there is nothing to hold. The unguarded window begins with that script, too; beside it stands how long the
 * browser needs from the first byte of the document to it. Figures only: never a failure.
 */
const ROUND_TRIP_MS = 50;
const ROUNDS = 4;
/** Only after so long (ms) is anything read: looking for the hold all the time would keep it waiting. */
const UNDISTURBED_MS = 1_000;

type Kept = Readonly<Record<string, unknown>>;
/** All in ms since the epoch. */
type Held = {
  readonly at: number;
  /** The first byte of the document. */
  readonly answered: number;
  /** The page's first script. */
  readonly began: number;
};

/** As the guard notes it in its own world of the page; undefined: it is not held. */
const HELD_AT = `(() => {
  const hold = globalThis[Symbol.for("fluxward.guard")]?.hold;
  const [{ responseStart }] = performance.getEntriesByType("navigation");
  const [mark] = performance.getEntriesByName("${FIRST_SCRIPT}");
  const since = (ms) => performance.timeOrigin + ms;
  return hold && mark && { at: hold.at, answered: since(responseStart), began: since(mark.startTime) };
})()`;

async function heldAt(run: ChromiumRun, tabId: number): Promise<Held | undefined> {
  const script = `chrome.scripting.executeScript({ target: { tabId: ${String(tabId)} }, func: () => ${HELD_AT} })
    .then(([frame]) => frame?.result ?? undefined, () => undefined)`;
  return run.observer.page.evaluate<Held | undefined>(script);
}

/** What an area held at one moment. */
function readOnly(kept: Kept): Area {
  const refuse = (): Promise<never> => Promise.reject(new Error("A benchmark only reads."));
  return {
    get: (keys) =>
      Promise.resolve(Object.fromEntries(keys.map((key) => [key, kept[`open:${key}`]]))),
    ...{ set: refuse, remove: refuse, keys: refuse },
  };
}

/** When the answer came that made the host odd, ms since the epoch. */
async function oddAt(run: ChromiumRun, host: string): Promise<number | undefined> {
  const parsed = parseHost(host);
  if (!parsed.ok) return undefined;
  // As the background keeps it for windows that are not private.
  const kept = await run.observer.page.evaluate<Kept>("chrome.storage.session.get(null)");
  const history = await createHistories(readOnly(kept)).read(parsed.host);
  const [look] = history.looks;
  if (look === undefined) return undefined;
  const times = [...new Set(look.observations.map(({ at }) => at))].sort((a, b) => a - b);
  return times.find((time) => {
    const observations = look.observations.filter(({ at }) => at <= time);
    const sofar = { ...history, looks: [{ ...look, observations }] };
    const { verdict } = judge({ history: sofar, knowledge, sensitivity: "balanced" });
    return isWarned(verdict.level);
  });
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0);
}

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const lab = await startLab({
  scenarios: [CERTAIN_AMBER],
  place: "inside",
  roundTripMs: ROUND_TRIP_MS,
});
const knowledge = loadKnowledge();
const afterAnswer: number[] = [];
const unguarded: number[] = [];
const starting: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  lab.reset();
  const { keyPin } = lab.certificates;
  const run = await launchChromium({ extension: `${root}/dist/chrome`, keyPin });
  try {
    const resolvers = lab.resolvers.map(({ url }) => url);
    await run.ask("saveSettings", { settings: { resolvers } });
    for (const host of CERTAIN_AMBER.hosts) {
      const { page, tabId } = await run.newTab();
      page.goto(`https://${host}/hostile/plain`).catch(() => undefined);
      await pause(UNDISTURBED_MS);
      let held: Held | undefined;
      await until(`${host} is held`, async () => (held = await heldAt(run, tabId)) !== undefined);
      let odd: number | undefined;
      await until(`the look at ${host} is kept`, async () => {
        odd = await oddAt(run, host);
        return odd !== undefined;
      });
      if (held === undefined || odd === undefined) continue;
      // Before the page is there, nothing can be held.
      afterAnswer.push(held.at - Math.max(odd, held.began));
      unguarded.push(Math.max(0, held.at - held.began));
      starting.push(held.began - held.answered);
      await page.close();
    }
  } finally {
    await run.close();
  }
}
await lab.close();
const line = (what: string, values: readonly number[]): string =>
  `${what}: median ${String(share(values, 0.5))} ms, p95 ${String(share(values, 0.95))} ms, ${String(values.length)} first visits`;
console.log(`round trip ${String(ROUND_TRIP_MS)} ms`);
console.log(line("held after the first odd answer", afterAnswer));
console.log(line("unguarded from the page's first script", unguarded));
console.log(line("from the document's first byte to its first script", starting));
process.exit(0);
