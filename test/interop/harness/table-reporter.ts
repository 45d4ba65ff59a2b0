import type { Reporter, TestCase, TestModule, TestSuite } from "vitest/node";

type Row = readonly [server: string, from: string, name: string, result: string, remark: string];

const TITLES: Row = ["server", "from", "case", "result", "remark"];
const WORDS = { passed: "ok", failed: "FAILED", skipped: "SKIPPED", pending: "NOT RUN" } as const;

/**
 * Prints what was run, made of the tests themselves: the outer block says from where, the inner one
 * which server.
 */
export function createTableReporter(): Reporter {
  return {
    onTestRunEnd: (modules) => {
      const rows = modules.flatMap(rowsOf).filter(([, from]) => from !== "");
      const count = (word: string): number =>
        rows.filter(([, , , result]) => result === word).length;
      const failed = count(WORDS.failed) + count(WORDS.pending);
      const skipped = count(WORDS.skipped);
      console.log(`\n${formatTable(rows)}\n`);
      console.log(`${String(rows.length)} cases, ${String(failed)} failed or not run`);
      if (skipped === 0) return;
      const rule = "!".repeat(78);
      const text = `${String(skipped)} cases were SKIPPED; the table says which and why.`;
      console.error(`\n${rule}\n${text}\n${rule}`);
    },
  };
}

function rowsOf(module: TestModule): Row[] {
  return [...module.children.allTests()].map((test) => {
    const { remark = "" } = test.meta() as { remark?: string };
    const blocks = blocksOf(test);
    const [server = "", from = ""] = blocks.map(({ name }) => name);
    const { state } = test.result();
    // Cases of a block that could not be set up count as skipped for the runner, not for a person.
    const broken = state === "skipped" && blocks.some((block) => block.errors().length > 0);
    return [server, from, test.name, WORDS[broken ? "pending" : state], remark];
  });
}

/** The blocks around a test, the innermost first. */
function blocksOf(test: TestCase): TestSuite[] {
  const blocks: TestSuite[] = [];
  for (let block = test.parent; block.type === "suite"; block = block.parent) blocks.push(block);
  return blocks;
}

function formatTable(rows: readonly Row[]): string {
  const all = [TITLES, ...rows];
  const widths = TITLES.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}
