import { ALL_KINDS } from "../lab/variation/kinds.ts";
import { createSharedWorld } from "../lab/variation/varied-day.ts";
import { runVariedWeeks } from "../lab/variation/varied-weeks.ts";
import { isWarned, type Level } from "../src/detection/verdict.ts";
import { loadKnowledge } from "./networks/load-knowledge.ts";

/**
 * What remembering from day to day is worth: `npm run bench:days -- [WORLDS] [SITES] [PATTERN]` prints,
 * for the kinds of site whose name holds the pattern, the share warned or at least watched at ten
 * visits within two weeks, with nothing kept between them and with what the extension keeps.
 */
const VISITS = [0, 1, 2, 3, 5, 7, 8, 10, 12, 14];
const SHOWN = [0, 3, 7, 14];
/** Seeds of worlds that nothing else is measured in. */
const FIRST_SEED = 7000;

const [worlds = "4", sites = "5", pattern = ""] = process.argv.slice(2);
const knowledge = loadKnowledge();
const shared = Array.from({ length: Number(worlds) }, (_, index) =>
  createSharedWorld(FIRST_SEED + index),
);

console.log(`warned (watched at least), %, on day ${SHOWN.join(", ")}; red ever`);
for (const kind of ALL_KINDS.filter(({ scenario }) => scenario.id.includes(pattern))) {
  const rows = [false, true].map((remember) => {
    const levels = shared.flatMap((world) =>
      Array.from({ length: Number(sites) }, (_, index) =>
        runVariedWeeks(world, kind, index, knowledge, { visits: VISITS, remember }),
      ),
    );
    const at = (day: number) => levels.map((row) => row[VISITS.indexOf(day)] ?? "unknown");
    const cells = SHOWN.map((day) => `${share(at(day), isWarned)} (${share(at(day), isWatched)})`);
    return `${cells.join(" ")} red ${share(levels, (row) => row.includes("flux"))}`;
  });
  const name = `${kind.scenario.fluxed ? "fluxed" : "honest"} ${kind.scenario.id}`;
  console.log(`${name.padEnd(38)} nothing kept ${rows[0] ?? ""} | kept ${rows[1] ?? ""}`);
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): string {
  return String(Math.round((100 * all.filter(holds).length) / Math.max(1, all.length))).padStart(3);
}

function isWatched(level: Level): boolean {
  return level === "watch" || isWarned(level);
}
