import { defineConfig } from "vitest/config";
import { reenterInNamespace } from "./lab/namespace/reenter.ts";
import { createTableReporter } from "./test/interop/harness/table-reporter.ts";

// Servers and browser run where every address is this machine and nothing can leave it.
await reenterInNamespace();

export default defineConfig({
  test: {
    include: ["test/interop/**/*.test.ts"],
    environment: "node",
    globalSetup: ["test/e2e/harness/packages-under-test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    maxWorkers: 1,
    reporters: ["default", createTableReporter()],
  },
});
