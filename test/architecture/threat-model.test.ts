import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { readText } from "./project-files.ts";

const NAMED = /`((?:test|lab|src)\/[\w./-]+)`/g;

test("every file that the threat model rests on exists", () => {
  const named = [...readText("docs/threat-model.md").matchAll(NAMED)].map(([, path]) => path ?? "");
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
