import { defineConfig } from "vitest/config";

/**
 * The example tests of what is mutated (`npm run mutate`). Properties and floods of random input are left out: they
 * would find most mutants too, minutes later, and say nothing about whether the examples state the rule.
 */
export default defineConfig({
  test: {
    environment: "node",
    testTimeout: 60_000,
    include: ["test/detection/**/*.test.ts", "test/dns/**/*.test.ts"],
    exclude: [
      "test/**/*.properties.test.ts",
      // Of what is kept between judgements; a random history judged step by step takes most of a run's time.
      "test/detection/known-cases.test.ts",
      "test/dns/codec-fuzz.test.ts",
      "test/dns/fuzz.test.ts",
      "test/dns/pacing.test.ts",
      "test/dns/health.test.ts",
      "test/dns/restored-tabs.test.ts",
      "test/dns/hedging.test.ts",
    ],
  },
});
