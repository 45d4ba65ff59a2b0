import { expect, test } from "vitest";
import { codeBytes } from "../../../tools/soak/heap-snapshot.ts";

test("what is code in a heap snapshot is added up, wherever its fields stand", () => {
  const meta = {
    node_fields: ["name", "type", "id", "self_size"],
    node_types: ["string", ["hidden", "object", "code"], "number", "number"],
  };
  const nodes = [
    [0, 2, 1, 100],
    [1, 1, 3, 7_000],
    [2, 2, 5, 23],
  ].flat();
  expect(codeBytes(JSON.stringify({ snapshot: { meta }, nodes }))).toBe(123);
});
