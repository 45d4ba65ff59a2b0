import { expect, it } from "vitest";
import { EXPLAINED, lintProblems } from "../../tools/package/lint-warnings.ts";

const explained = Object.keys(EXPLAINED).map((code) => ({ code, message: "known" }));
const none = { errors: [], warnings: [], notices: [] };

it("takes the warnings that are explained", () => {
  expect(lintProblems({ ...none, warnings: explained })).toEqual([]);
});

it("refuses errors, explained or not, and whatever else is said", () => {
  const [first] = explained;
  const error = { code: first?.code ?? "", message: "bad" };
  const notice = { code: "NEW", message: "new", file: "a.js" };
  expect(lintProblems({ errors: [error], warnings: explained, notices: [notice] })).toEqual([
    `${error.code} (no file): bad`,
    "NEW (a.js): new",
  ]);
});

it("refuses an explanation of what nobody says any more", () => {
  expect(lintProblems({ ...none, warnings: explained.slice(1) })).toHaveLength(1);
});
