import { defineConfig } from "vitest/config";

/** Tests of one part in a real browser stand beside its other tests, under this name. */
const IN_CHROMIUM = "test/**/*.chromium.test.ts";
const ELSEWHERE = ["test/e2e/**", "test/interop/**"];
/** Tests that put a made-up world in the place of what Node has, for as long as they run. */
const ENDURANCE = "test/endurance/**";

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
          exclude: [...ELSEWHERE, IN_CHROMIUM, ENDURANCE],
          // What is imported is imported once, not for each of two hundred files: half of the time. Whoever changes something
          // global puts it back.
          isolate: false,
        },
      },
      { extends: true, test: { name: "endurance", include: [`${ENDURANCE}/*.test.ts`] } },
      {
        extends: true,
        test: { name: "parts", include: [IN_CHROMIUM], exclude: ELSEWHERE, fileParallelism: false },
      },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
