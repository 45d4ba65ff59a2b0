import { expect, test } from "vitest";
import {
  createNetRules,
  type NetRule,
  type NetRuleBody,
  type RuleSet,
} from "../../src/platform/net-rules.ts";
import { freeIds, idRangeOf } from "../../src/platform/rule-ids.ts";
import { memoryRules } from "./memory-rules.ts";

const BODY: NetRuleBody = { condition: { tabIds: [1] }, action: { type: "block" } };

/** A rule set that refuses what browsers refuse, each call a turn later. */
function browserRules(): RuleSet & { readonly all: () => readonly NetRule[] } {
  let rules: NetRule[] = [];
  return {
    all: () => rules,
    get: async () => {
      await Promise.resolve();
      return rules;
    },
    update: async ({ removeRuleIds, addRules }) => {
      await Promise.resolve();
      const kept = rules.filter(({ id }) => !removeRuleIds.includes(id));
      const ids = [...kept, ...addRules].map(({ id }) => id);
      if (new Set(ids).size < ids.length) throw new Error("Rule does not have a unique ID.");
      rules = [...kept, ...addRules];
    },
  };
}

test("no two rules get one id: many at once, two workers, and a worker that died in between", async () => {
  const shared = browserRules();
  const worker = createNetRules(shared, false);
  const privately = createNetRules(shared, true);
  const add = [BODY, BODY];
  await Promise.all([
    worker.change("guard", { add }),
    worker.change("warn", { add }),
    privately.change("guard", { add }),
    worker.change("guard", { add }),
  ]);
  await createNetRules(shared, false).change("guard", { add });
  expect(shared.all()).toHaveLength(10);
  expect(await worker.list("guard")).toHaveLength(6);
  expect(await privately.list("guard")).toHaveLength(2);
});

test("a change touches its kind and its worker alone", async () => {
  const shared = browserRules();
  const worker = createNetRules(shared, false);
  const privately = createNetRules(shared, true);
  for (const kind of ["guard", "warn"] as const) await worker.change(kind, { add: [BODY] });
  await privately.change("guard", { add: [BODY] });
  await worker.change("guard", { remove: () => true });
  expect(await worker.list("guard")).toEqual([]);
  expect(await worker.list("warn")).toHaveLength(1);
  expect(await privately.list("guard")).toHaveLength(1);
});

test("a failed change leaves the next one its turn", async () => {
  const shared = browserRules();
  let broken = true;
  const update: RuleSet["update"] = (change) =>
    broken ? Promise.reject(new Error("quota")) : shared.update(change);
  const worker = createNetRules({ ...shared, update }, false);
  await expect(worker.change("guard", { add: [BODY] })).rejects.toThrow("quota");
  broken = false;
  expect(await worker.change("guard", { add: [BODY] })).toHaveLength(1);
});

test("ids grow with age, and fill the gaps where the range is at its end", () => {
  expect(freeIds([1, 2, 7], { first: 1, last: 9 }, 2)).toEqual([8, 9]);
  expect(freeIds([9, 2], { first: 1, last: 9 }, 2)).toEqual([1, 3]);
  expect(freeIds([], { first: 5, last: 6 }, 2)).toEqual([5, 6]);
  expect(() => freeIds([1, 2], { first: 1, last: 2 }, 1)).toThrow("no free rule id");
});

test("every range fits what browsers take as an id", () => {
  for (const kind of ["warn", "let-through", "check", "guard", "let-through-private"] as const) {
    for (const isPrivate of [false, true]) {
      const { first, last } = idRangeOf(kind, isPrivate);
      expect(first).toBeGreaterThanOrEqual(1);
      expect(last).toBeLessThan(2 ** 31);
    }
  }
});

test("rules are asked of the browser once, and again after every change and failure", async () => {
  const below = memoryRules();
  let asked = 0;
  let isBroken = false;
  const counted = {
    ...below,
    get: () => {
      asked += 1;
      return isBroken ? Promise.reject(new Error("not now")) : below.get();
    },
  };
  const rules = createNetRules(counted, false);
  await rules.list("warn");
  await rules.list("seen");
  expect(asked).toBe(1);
  await rules.change("warn", { add: [BODY] });
  expect(await rules.list("warn")).toHaveLength(1);
  expect(asked).toBe(2);
  await rules.change("warn", { remove: () => true });
  isBroken = true;
  await expect(rules.list("warn")).rejects.toThrow("not now");
  isBroken = false;
  expect(await rules.list("warn")).toHaveLength(0);
});

test("rules that others write too are asked for anew each time", async () => {
  const below = memoryRules();
  const rules = createNetRules(below, true, true);
  expect(await rules.listAll("warn")).toEqual([]);
  await createNetRules(below, false).change("warn", { add: [BODY] });
  expect(await rules.listAll("warn")).toHaveLength(1);
});
