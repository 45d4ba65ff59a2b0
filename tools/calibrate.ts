import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { MOMENTS } from "../lab/variation/varied-day.ts";
import { readArguments } from "./accuracy/arguments.ts";
import { halfOf } from "./accuracy/report.ts";
import { simulate } from "./accuracy/simulate.ts";
import { readingsAt } from "./calibration/readings.ts";
import { calibrationSection } from "./calibration/report.ts";

/**
 * Checks the points and limits of detection on one half of the worlds and reports on the other half:
 * `npm run calibrate`, with `--seeds` and `--per-kind` as `bench:accuracy` takes them; `--write` puts the
 * report into docs/calibration.md. It changes no rule: what it finds is for people to reason about.
 */
const DOCS = join(import.meta.dirname, "..", "docs");
const argv = process.argv.slice(2);
const options = readArguments(argv);
const { results } = await simulate(options, (done, total) => {
  if (done % 1_000 < 100 || done === total)
    process.stderr.write(`\r${String(done)} of ${String(total)} site-days `);
});
process.stderr.write("\n");

const wanted = argv.filter((argument) => argument !== "--write").join(" ");
const halves = (["15 min", "25 h"] as const).map((moment) => {
  const all = (half: "calibration" | "test") =>
    readingsAt(
      options.kinds,
      results.filter((result) => halfOf(result) === half),
      MOMENTS.indexOf(moment),
    );
  return { moment, calibration: all("calibration"), test: all("test") };
});
const report = [
  "# Calibration",
  "",
  `Made by \`npm run calibrate${wanted === "" ? "" : ` -- ${wanted}`}\`: ${String(results.length)} simulated site-days, fitted and chosen on the worlds with even seeds, reported on those with odd ones. All shares are means over kinds, so that no kind counts more than another; hold-out kinds, time pools, peer-to-peer seeds and cloud instances are left out. A factor of 1 says that a group's points weigh as they should beside the others; points are meant to be log-odds.`,
  "",
  ...halves.flatMap(calibrationSection),
].join("\n");
process.stdout.write(report);
if (options.write) {
  mkdirSync(DOCS, { recursive: true });
  const settings = await resolveConfig(import.meta.filename);
  const text = await format(report, { ...settings, parser: "markdown" });
  writeFileSync(join(DOCS, "calibration.md"), text);
}
