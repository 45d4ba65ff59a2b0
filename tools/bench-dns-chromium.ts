import { fileURLToPath } from "node:url";
import { launchChromium } from "../lab/browsers/chromium.ts";
import { visitSite } from "../lab/browsers/visit.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { scenarioById } from "../lab/scenarios/all-scenarios.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { median, ROUND_TRIPS_MS, SCENARIO } from "./bench-dns/measure.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints how long a person waits in Chromium with the built extension: `npm run bench:dns:chromium`. Times count
 * from `onBeforeNavigate`; cold has a fresh browser, warm one that visited another site before. Figures only: never a failure.
 */
const RUNS = 3;
const OTHER = "ten-homes";

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
for (const roundTripMs of ROUND_TRIPS_MS) {
  const scenarios = [SCENARIO, OTHER].map(scenarioById);
  const [host = "", other = ""] = scenarios.flatMap(({ hosts }) => hosts.slice(0, 1));
  const lab = await startLab({ scenarios, place: "inside", roundTripMs });
  const times = { cold: [] as number[], warm: [] as number[] };
  for (let count = 0; count < RUNS; count += 1) {
    for (const kind of ["cold", "warm"] as const) {
      lab.reset();
      const run = await launchChromium({
        extension: `${root}/dist/chrome`,
        keyPin: lab.certificates.keyPin,
      });
      try {
        const resolvers = lab.resolvers.map(({ url }) => url);
        await run.ask("saveSettings", { settings: { resolvers } });
        if (kind === "warm") await visitSite(run, `https://${other}/`);
        times[kind].push((await visitSite(run, `https://${host}/`)).verdictMs);
      } finally {
        await run.close();
      }
    }
  }
  await lab.close();
  const shown = (["cold", "warm"] as const).map(
    (kind) => `${kind} ${String(median(times[kind]))} ms`,
  );
  console.log(
    `round trip ${String(roundTripMs)} ms, first visit to "${SCENARIO}", median of ${String(RUNS)}: ${shown.join(", ")}`,
  );
}
