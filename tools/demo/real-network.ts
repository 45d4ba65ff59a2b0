import { launchChromium } from "../../lab/browsers/chromium.ts";
import { visitSite } from "../../lab/browsers/visit.ts";
import { hasDisplay, untilClosed } from "../../lab/browsers/window.ts";
import type { DemoArguments } from "./arguments.ts";
import { renderTable } from "./table.ts";

/** Opens the given addresses on the real network, with the given resolvers or the usual ones. */
export async function openOnRealNetwork(
  extension: string,
  { headed, resolvers, open }: DemoArguments,
): Promise<number> {
  const run = await launchChromium({ extension, headed: headed && hasDisplay() });
  if (resolvers.length > 0) await run.ask("saveSettings", { settings: { resolvers } });
  const rows: string[][] = [];
  for (const address of open) {
    const { host, report, verdictMs, warnedMs } = await visitSite(run, address);
    const { level, score } = report.verdict;
    const warned = warnedMs === undefined ? "no" : "warning page";
    rows.push([host, level, score.toFixed(1), `${String(verdictMs)} ms`, warned]);
  }
  console.log(renderTable(["site", "verdict", "score", "time to verdict", "warned?"], rows));
  if (headed) await untilClosed(run.context);
  await run.close();
  return rows.some(([, level]) => level === "unknown") ? 2 : 0;
}
