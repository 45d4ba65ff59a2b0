import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CDPSession } from "playwright-core";
import { launchChromium } from "../lab/browsers/chromium.ts";
import { visitSite } from "../lab/browsers/visit.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { plain } from "../lab/scenarios/plain.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints what the script in every page costs an honest page at its start, beside an empty script in its place:
 * `npm run bench:start`, with the number of loads if not 60. By the browser's own trace: compiling and running it.
 * Figures only: never a failure.
 */
const LOADS = Number(process.argv[2] ?? 60);
const WARM_UPS = 5;
const BOOTSTRAP = "src/content/bootstrap.iife.js";

type TraceEvent = {
  readonly name: string;
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
};

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const lab = await startLab({ scenarios: [plain], place: "inside" });
const address = `https://${plain.hosts[0] ?? ""}/`;
const folder = mkdtempSync(join(tmpdir(), "fluxward-bench-"));
try {
  const empty = join(folder, "empty");
  cpSync(`${root}/dist/chrome`, empty, { recursive: true });
  if (!existsSync(join(empty, BOOTSTRAP))) throw new Error(`The build has no ${BOOTSTRAP}.`);
  writeFileSync(join(empty, BOOTSTRAP), "");
  const ours = await measure(`${root}/dist/chrome`);
  const nothing = await measure(empty);
  console.log(`script at the start of an honest page, ${String(LOADS)} loads each`);
  print("the bootstrap", ours);
  print("an empty script in its place", nothing);
} finally {
  await lab.close();
  rmSync(folder, { recursive: true });
}

/** Time per load, µs, that the page's main thread spends on the extension's scripts until it is loaded. */
async function measure(extension: string): Promise<readonly number[]> {
  const run = await launchChromium({ extension, keyPin: lab.certificates.keyPin });
  try {
    const resolvers = lab.resolvers.map(({ url }) => url);
    await run.ask("saveSettings", { settings: { resolvers } });
    const { page } = await visitSite(run, address);
    const session = await run.context.newCDPSession(page);
    const times: number[] = [];
    for (let count = -WARM_UPS; count < LOADS; count += 1) {
      const events = await trace(session, async () => {
        await page.reload();
      });
      const spent = events.filter(isOurs).reduce((sum, { dur = 0 }) => sum + dur, 0);
      if (count >= 0) times.push(spent);
    }
    return times;
  } finally {
    await run.close();
  }
}

async function trace(
  session: CDPSession,
  load: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on("Tracing.dataCollected", collect);
  await session.send("Tracing.start", {
    traceConfig: { includedCategories: ["devtools.timeline"] },
    transferMode: "ReportEvents",
  });
  await load();
  const complete = new Promise((resolve) => {
    session.once("Tracing.tracingComplete", resolve);
  });
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", collect);
  return events;
}

function isOurs({ name, args }: TraceEvent): boolean {
  return name === "EvaluateScript" && args?.data?.url?.startsWith("chrome-extension://") === true;
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    String(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
  console.log(`  ${what.padEnd(30)} median ${at(0.5)} µs, p95 ${at(0.95)} µs`);
}
