import { describe, expect, test } from "vitest";
import { whereAmI } from "../../lab/namespace/inside.ts";
import { EXTENSION_CASES } from "./extension-cases.ts";
import { CASE_NAMES } from "./harness/case-names.ts";
import { describeUnless, eachServer, remark, RUNNABLE } from "./harness/each-server.ts";
import { useBrowser, useSuite } from "./harness/extension-server.ts";
import {
  CONTENT_NETWORK,
  DOUBLE_FLUX,
  HONEST,
  isRight,
  mainHost,
  TTL_ZERO,
} from "./harness/world.ts";

const outside = whereAmI() === "inside" ? undefined : "no network namespace";

describeUnless(outside, "extension", () => {
  const suite = useSuite();

  eachServer((id) => {
    const resolver = (): string => suite.interop.urls.get(id) ?? "";
    const browser = useBrowser(suite, () => [resolver()]);
    for (const name of CASE_NAMES) {
      test(name, async (context) => {
        const setting = { suite, browser, resolver: resolver() };
        remark(context, await EXTENSION_CASES[name](setting));
      });
    }
  });

  describe.skipIf(RUNNABLE.length < 2)("all together", () => {
    const browser = useBrowser(suite, () => [...suite.interop.urls.values()]);

    test.each([
      ["double flux", DOUBLE_FLUX],
      ["TTL 0", TTL_ZERO],
      ["content network", CONTENT_NETWORK],
      ["ordinary site", HONEST],
    ] as const)("%s", async (_name, scenario) => {
      const { report } = await browser.visit(mainHost(scenario));
      const { level } = report.verdict;
      expect(isRight(scenario, level), level).toBe(true);
    });
  });
});
