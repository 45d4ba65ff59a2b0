import { describe, expect, test, vi } from "vitest";
import { tryEveryAwait, USE_CASES } from "./every-await.ts";
import { BROKEN_VARIANTS } from "./variants.ts";

vi.mock("webextension-polyfill", () => import("./browser.ts"));
vi.mock("../../src/platform/looks.ts", () => import("./looks.ts"));
vi.mock("../../src/platform/knowledge.ts", () => import("./knowledge.ts"));
vi.mock("../../src/platform/native.ts", () => import("./native.ts"));
vi.mock("../../src/platform/keyed-hash.ts", () => import("./keyed-hash.ts"));
vi.mock("../../src/detection/judge.ts", () => import("./judge.ts"));

describe("a worker that dies at every await of", () => {
  test.each(USE_CASES)(
    "$name leaves what one leaves that never dies",
    async (useCase) => {
      const { deaths, found } = await tryEveryAwait(useCase);
      expect(found).toEqual([]);
      expect(deaths).toBeGreaterThan(5);
    },
    200_000,
  );
});

describe("what is broken is found", () => {
  /** The use case that each of them breaks. */
  const BREAKS: Readonly<Record<keyof typeof BROKEN_VARIANTS, string>> = {
    "what is kept on disk is written late": "going on always",
    "the browser's rules are written late": "a policy that blocks",
    "nothing tells of a look or a visit that was begun": "the end of a look",
    "a worker that starts does not see what tabs show": "a policy that blocks",
    "an exception is added beside one for the same site": "going on for an hour",
    "an event gets another id each time it is sent": "telling of a choice",
  };

  test.each(Object.entries(BREAKS))(
    "broken variant: %s",
    async (name, useCase) => {
      const [of] = USE_CASES.filter((one) => one.name === useCase);
      if (of === undefined) throw new Error(`There is no use case "${useCase}".`);
      const { found } = await tryEveryAwait(of, BROKEN_VARIANTS[name]);
      process.stdout.write(`${name}: ${found[0] ?? "not found"}\n`);
      expect(found).not.toEqual([]);
    },
    200_000,
  );
});
