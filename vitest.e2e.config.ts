import { defineConfig } from "vitest/config";
import { PATIENCE_MS } from "./lab/browsers/until.ts";
import { reenterInNamespace } from "./lab/namespace/reenter.ts";

// Browsers run where every address is this machine and nothing can leave it.
await reenterInNamespace();

const project = (name: string) => ({
  test: {
    name,
    include: [`test/e2e/${name}/**/*.test.ts`],
    environment: "node" as const,
    globalSetup: ["test/e2e/harness/packages-under-test.ts"],
    // Waits within a case end long before, and say what they waited for.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Browsers on a busy machine now and then let one down; `npm test` names each that needed it.
    retry: 1,
    expect: { poll: { timeout: PATIENCE_MS, interval: 50 } },
    // One browser of a kind at a time: two cores carry no more.
    fileParallelism: false,
    // What is imported is imported once, not for each of thirty files.
    isolate: false,
  },
});

export default defineConfig({
  test: { projects: [project("chromium"), project("firefox"), project("policy")], maxWorkers: 1 },
});
