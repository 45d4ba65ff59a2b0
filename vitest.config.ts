import { defineConfig } from "vitest/config";

/** Tests of one part in a real browser stand beside its other tests, under this name. */
const IN_CHROMIUM = "test/**/*.chromium.test.ts";
const ELSEWHERE = ["test/e2e/**", "test/interop/**"];

export default defineConfig({
  test: {
    environment: "node",
    testTimeout: 30_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "units",
          include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
          exclude: [...ELSEWHERE, IN_CHROMIUM],
        },
      },
      {
        extends: true,
        test: { name: "parts", include: [IN_CHROMIUM], exclude: ELSEWHERE, fileParallelism: false },
      },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
