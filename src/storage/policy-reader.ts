import type {
  Policy,
  PolicyKey,
  PolicyProblem,
  PolicyProblemKind,
  PolicyValues,
} from "./policy-model.ts";
import { reasonOf } from "./policy-reasons.ts";
import { isPolicyKey, POLICY_KEYS, policySpecOf } from "./policy-schema.ts";
import { shownValue } from "./policy-shown.ts";
import type { PolicySpec } from "./policy-specs.ts";
import { readItem, readPlainValue } from "./policy-values.ts";

/** Problems that are told of one key, and names that are told to be none of ours: rubbish needs not be listed whole. */
const MOST_PROBLEMS = 5;
const MOST_UNKNOWN = 20;
/** Items of a list that are looked at, as a multiple of those that it may hold. */
const MOST_ITEMS = 2;
/** Characters of an unknown name. */
const LONGEST_NAME = 60;

type ReadKey = {
  readonly value: PolicyValues[PolicyKey] | undefined;
  readonly problems: readonly PolicyProblem[];
};

/**
 * Reads a policy, whatever it may be: browsers hand on what an administrator wrote, Firefox without looking at any of it.
 * A wrong value costs only itself, a wrong item of a list only that item.
 */
export function readPolicy(raw: unknown): Policy {
  if (raw === undefined) return { values: {}, problems: [] };
  if (!isRecord(raw)) return { values: {}, problems: [problem("", undefined, "no-object", raw)] };
  const read = POLICY_KEYS.filter((key) => Object.hasOwn(raw, key)).map(
    (key) => [key, readKey(key, raw[key])] as const,
  );
  const values = Object.fromEntries(
    read.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]])),
  ) as Partial<PolicyValues>;
  return {
    values,
    problems: [
      ...read.flatMap(([, { problems }]) => problems),
      ...problemsBetween(raw, values),
      ...unknownNames(raw),
    ],
  };
}

function readKey(key: PolicyKey, value: unknown): ReadKey {
  const spec = policySpecOf(key);
  if (spec.type === "list") return readList(key, spec, value);
  const read = readPlainValue(spec, value);
  return read.ok
    ? { value: read.value, problems: [] }
    : { value: undefined, problems: [problem(key, undefined, read.kind, value)] };
}

function readList(
  key: PolicyKey,
  { item, most }: Extract<PolicySpec, { type: "list" }>,
  value: unknown,
): ReadKey {
  if (!Array.isArray(value)) {
    return { value: undefined, problems: [problem(key, undefined, "list", value)] };
  }
  const problems: PolicyProblem[] = [];
  const items = new Set<string>();
  value.slice(0, most * MOST_ITEMS).forEach((one: unknown, index) => {
    const read = readItem(item, one);
    if (!read.ok) problems.push(problem(key, index, read.kind, one, read.why));
    else if (items.size < most) items.add(read.value);
  });
  const isTooLong = value.length > most;
  return {
    // A list of nothing but mistakes was not meant to be empty.
    value: items.size === 0 && problems.length > 0 ? undefined : [...items],
    problems: [
      ...(isTooLong ? [problem(key, undefined, "too-many", value)] : []),
      ...problems.slice(0, MOST_PROBLEMS),
    ],
  };
}

/** Values that are right by themselves, but not beside the others. */
function problemsBetween(
  raw: Readonly<Record<string, unknown>>,
  { resolvers, reportRedaction, reportRedactionKey }: Partial<PolicyValues>,
): readonly PolicyProblem[] {
  const found: PolicyProblem[] = [];
  if ("resolvers" in raw && (resolvers ?? []).length === 0) {
    found.push(problem("resolvers", undefined, "no-resolver", raw["resolvers"]));
  }
  if (reportRedaction === "hmac" && (reportRedactionKey ?? "") === "") {
    found.push(problem("reportRedactionKey", undefined, "no-redaction", undefined));
  }
  return found;
}

function unknownNames(raw: Readonly<Record<string, unknown>>): readonly PolicyProblem[] {
  return Object.keys(raw)
    .filter((name) => !isPolicyKey(name))
    .slice(0, MOST_UNKNOWN)
    .map((name) => problem(name, undefined, "unknown", raw[name]));
}

function problem(
  name: string,
  index: number | undefined,
  kind: PolicyProblemKind,
  value: unknown,
  why?: string,
): PolicyProblem {
  const key = isPolicyKey(name) ? name : undefined;
  return {
    key: key ?? name.slice(0, LONGEST_NAME),
    index,
    kind,
    reason: reasonOf(kind, name, why),
    shown: value === undefined ? "" : shownValue(key, value),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
