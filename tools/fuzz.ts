import { parseArgs } from "node:util";
import { runFuzz } from "./fuzz/run-fuzz.ts";

// `npm run fuzz -- --inputs 2000000 --seed 1`: hostile input for everything that reads any.
const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "2000000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed);
if (!Number.isInteger(inputs) || inputs < 1 || !Number.isInteger(seed)) {
  console.error("Give whole numbers: --inputs 2000000 --seed 1");
  process.exit(2);
}
const began = performance.now();
try {
  const counts = await runFuzz(inputs, seed);
  for (const { target, inputs: own, accepted, slowestMs } of counts) {
    const cells = [target.padEnd(20), String(own).padStart(9), String(accepted).padStart(9)];
    console.log(`${cells.join("  ")} let through  slowest ${slowestMs.toFixed(1).padStart(6)} ms`);
  }
  const total = counts.reduce((sum, count) => sum + count.inputs, 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${String(total)} inputs, seed ${String(seed)}, ${seconds} s: no crash, no hang, nothing out of range.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
