import { expect, test } from "vitest";
import { answer, ONE } from "../detection/history-builder.ts";
import { answers } from "./sites.ts";
import { createWorld } from "./world.ts";

const NAME = "ipv4only.arpa";

test.each([
  [["192.0.0.170", "192.0.0.171"], 0, "works"],
  [["192.0.0.171"], 0, "works"],
  [[], 3, "wrong"],
  [[], 2, "wrong"],
  [["10.0.0.1"], 0, "wrong"],
  [["192.0.0.170", "10.0.0.1"], 0, "wrong"],
])("a resolver that answers %j with code %i: %s", async (addresses, status, outcome) => {
  const world = createWorld(answers);
  const asked: unknown[] = [];
  world.resolver = (ask) => {
    asked.push(ask);
    return { ...answer(addresses, { name: NAME, status }), tookMs: 33.7 };
  };
  expect(await world.app.testResolver(ONE)).toEqual({ outcome, tookMs: 34 });
  expect(asked).toEqual([{ resolver: ONE, name: NAME, type: "A", draw: 0 }]);
});

test("a resolver that cannot be reached is said to be so", async () => {
  const world = createWorld(answers);
  expect(await world.app.testResolver(ONE)).toEqual({ outcome: "failed", kind: "unreachable" });
});
