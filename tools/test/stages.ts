/** One program of a stage. `vitest` programs are counted by test, others are one test each. */
export type Step = {
  /** What a person calls it, unique within its stage. */
  readonly name: string;
  /** Node arguments: a script and what follows it. */
  readonly args: readonly string[];
  readonly count: "program" | "vitest";
};

export type Stage = {
  readonly name: string;
  /** What it holds, for the header line. */
  readonly what: string;
  readonly steps: readonly Step[];
  /** Stages without which this one says nothing: if one fails, this one is not run. */
  readonly needs: readonly string[];
};

const TSX = ["--import", "tsx"];
const TSC = "node_modules/typescript/bin/tsc";
const VITEST = "node_modules/vitest/vitest.mjs";

function program(name: string, ...args: readonly string[]): Step {
  return { name, args, count: "program" };
}

function vitest(name: string, ...args: readonly string[]): Step {
  return { name, args: [VITEST, "run", ...args], count: "vitest" };
}

const types: Stage = {
  name: "types",
  what: "pure folders without any browser, the extension, everything on Node",
  steps: [
    program("pure folders", TSC, "-p", "src/tsconfig.pure.json"),
    program("extension", TSC, "-p", "tsconfig.extension.json"),
    program("everything", TSC, "-p", "tsconfig.json"),
  ],
  needs: [],
};

const lint: Stage = {
  name: "lint",
  what: "rules and format",
  steps: [
    program("rules", "node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"),
    program("format", "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."),
  ],
  needs: [],
};

const builds: Stage = {
  name: "builds",
  what: "both extensions and the command, then their sizes",
  steps: [
    program("build", ...TSX, "tools/build.ts"),
    program("sizes", ...TSX, "tools/check-budgets.ts"),
  ],
  needs: [],
};

const units: Stage = {
  name: "units",
  what: "units, properties, architecture, workers that die anywhere",
  steps: [vitest("units", "--project", "units", "--project", "endurance")],
  needs: [],
};

const chromium: Stage = {
  name: "chromium",
  what: "the whole in Chromium",
  steps: [vitest("end to end", "--config", "vitest.e2e.config.ts", "--project", "chromium")],
  needs: ["builds"],
};

const parts: Stage = {
  name: "parts",
  what: "every state of every page, in Chromium",
  steps: [vitest("parts", "--project", "parts")],
  needs: ["builds"],
};

const firefox: Stage = {
  name: "firefox",
  what: "the whole in Firefox",
  steps: [vitest("end to end", "--config", "vitest.e2e.config.ts", "--project", "firefox")],
  needs: ["builds"],
};

const policy: Stage = {
  name: "policy",
  what: "installed and set by policy, in both browsers",
  steps: [vitest("end to end", "--config", "vitest.e2e.config.ts", "--project", "policy")],
  needs: ["builds"],
};

/**
 * Phases follow each other; the lanes of one phase run side by side, a lane's stages in order. Two
 * lanes fill two cores. A browser under test mostly waits, for answers that take their time and for itself.
 */
export const PHASES: readonly (readonly (readonly Stage[])[])[] = [
  [
    [types, lint],
    [builds, units],
  ],
  [
    [chromium, parts],
    [firefox, policy],
  ],
];

export const STAGES: readonly Stage[] = PHASES.flat(2);
