import { defineConfig } from "vitest/config";

/** One browser a suite and one suite at a time: browser tests wait for real time to pass. */
const shared = {
  environment: "node",
  testTimeout: 60_000,
  hookTimeout: 120_000,
  fileParallelism: false,
  maxWorkers: 1,
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "chromium",
          include: ["test/e2e/**/*.test.ts"],
          exclude: ["test/e2e/**/firefox*", "test/e2e/firefox/**"],
        },
      },
      {
        test: {
          ...shared,
          name: "firefox",
          include: ["test/e2e/**/firefox*.test.ts", "test/e2e/firefox/**/*.test.ts"],
        },
      },
    ],
  },
});
