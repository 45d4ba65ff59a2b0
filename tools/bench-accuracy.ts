import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { MOMENTS } from "../lab/variation/varied-day.ts";
import { readArguments } from "./accuracy/arguments.ts";
import { drawCurves } from "./accuracy/draw-curves.ts";
import { remembering } from "./accuracy/remembering.ts";
import { testCurves, writeReport, type ReportInput } from "./accuracy/report.ts";
import { simulate } from "./accuracy/simulate.ts";
import { readTraces } from "./accuracy/traces.ts";
import { loadKnowledge } from "./networks/load-knowledge.ts";

const DOCS = join(import.meta.dirname, "..", "docs");

const argv = process.argv.slice(2);
const options = readArguments(argv);
const began = Date.now();
let shown = 0;
const { results, msEach } = await simulate(options, (done, total) => {
  const now = Date.now();
  if (now - shown < 1_000 && done < total) return;
  shown = now;
  const seconds = ((now - began) / 1_000).toFixed(0);
  process.stderr.write(`\r${String(done)} of ${String(total)} site-days, ${seconds} s `);
});
process.stderr.write(`\n${msEach.toFixed(1)} ms of processor time a site-day\n`);

const wanted = argv.filter((argument) => argument !== "--write").join(" ");
const input: ReportInput = {
  command: `npm run bench:accuracy${wanted === "" ? "" : ` -- ${wanted}`}`,
  kinds: options.kinds,
  results,
  traces: readTraces(remembering(loadKnowledge())),
};
if (input.traces === undefined) {
  process.stderr.write("The real traces are not beside the repository and were left out.\n");
}
const report = writeReport(input);
process.stdout.write(report);
if (options.write) {
  mkdirSync(DOCS, { recursive: true });
  const settings = await resolveConfig(import.meta.filename);
  const text = await format(report, { ...settings, parser: "markdown" });
  writeFileSync(join(DOCS, "accuracy.md"), text);
  const curves = testCurves(input, MOMENTS.indexOf("15 min"));
  writeFileSync(join(DOCS, "accuracy.svg"), drawCurves(curves, "Recall after 15 minutes"));
}
