import { fileURLToPath } from "node:url";
import budgets from "./budgets.json" with { type: "json" };
import { measure, type Budget } from "./build/budget.ts";

/** Prints what each budget of `budgets.json` has used; exit status 1 when one is over. */
function main(): void {
  process.chdir(fileURLToPath(new URL("..", import.meta.url)));
  const rows = (budgets as readonly Budget[]).map((budget) => ({ budget, used: measure(budget) }));
  const width = Math.max(...rows.map(({ budget }) => budget.name.length));
  for (const { budget, used } of rows) {
    const share = `${((100 * used) / budget.limit).toFixed(0)} %`;
    console.log(
      [budget.name.padEnd(width), bytes(used), "of", bytes(budget.limit), share.padStart(6)].join(
        " ",
      ),
    );
  }
  const over = rows.filter(({ budget, used }) => used > budget.limit);
  for (const { budget, used } of over) {
    const what = budget.entry === undefined ? budget.folder : `${budget.folder}/${budget.entry}`;
    console.error(
      `Over budget: ${what} is ${String(used - budget.limit)} bytes too large. ${budget.why}`,
    );
  }
  process.exitCode = over.length > 0 ? 1 : 0;
}

function bytes(count: number): string {
  return count.toLocaleString("en-US").padStart(11);
}

main();
