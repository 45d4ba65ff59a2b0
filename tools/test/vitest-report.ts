import * as v from "valibot";
import { type Counts, type Outcome } from "./counts.ts";

const Assertion = v.object({
  fullName: v.string(),
  status: v.string(),
  duration: v.nullish(v.number()),
  failureMessages: v.nullish(v.array(v.string())),
});

const File = v.object({
  name: v.string(),
  status: v.string(),
  assertionResults: v.array(Assertion),
});

const Report = v.object({ testResults: v.array(File) });

/**
 * Reads the report of vitest's `json` reporter.
 * @param text The report; undefined where vitest wrote none.
 * @param ok Whether vitest ended with status 0.
 * @param root The checkout's path, cut from file names.
 */
export function vitestOutcome(text: string | undefined, ok: boolean, root: string): Outcome {
  const files = parse(text);
  const tests = files.flatMap((file) =>
    file.assertionResults.map((test) => ({
      title: `${shortName(file.name, root)}: ${test.fullName}`,
      status: test.status,
      ms: test.duration ?? 0,
      reason: test.failureMessages?.[0]?.split("\n")[0],
    })),
  );
  const passed = tests.filter(({ status }) => status === "passed");
  const failed = tests.filter(({ status }) => status === "failed");
  const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
  // A file that cannot be loaded has no tests; it still is one failure.
  const broken = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(hasFailed),
  );
  const counts: Counts = {
    passed: passed.length,
    failed: failed.length + broken.length,
    skipped: skipped.length,
  };
  return {
    counts: withExitStatus(counts, ok),
    timed: [...passed, ...failed].map(({ title, ms }) => ({ title, ms })),
    skipped: skipped.map(({ title }) => title),
    // Only of browser tests: the others are run once.
    unsteady: passed.flatMap(({ title, reason }) =>
      reason === undefined ? [] : [{ title, reason }],
    ),
  };
}

/** An error outside any test, no report, or no test at all is a failure, whatever the report says. */
function withExitStatus(counts: Counts, ok: boolean): Counts {
  const nothingRan = counts.passed + counts.failed + counts.skipped === 0;
  const hidden = counts.failed === 0 && (!ok || nothingRan);
  return hidden ? { ...counts, failed: 1 } : counts;
}

function parse(text: string | undefined): v.InferOutput<typeof Report>["testResults"] {
  if (text === undefined) return [];
  try {
    return v.parse(Report, JSON.parse(text)).testResults;
  } catch {
    return []; // Counted as a failure by withExitStatus; vitest's own output says why.
  }
}

function hasFailed(test: { readonly status: string }): boolean {
  return test.status === "failed";
}

function shortName(file: string, root: string): string {
  return file.startsWith(root) ? file.slice(root.length).replace(/^[/\\]/, "") : file;
}
