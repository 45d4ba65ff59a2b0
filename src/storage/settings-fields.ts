import * as v from "valibot";
import { parseHost } from "../detection/host.ts";
import { parseResolverUrl } from "../dns/resolver-url.ts";
import { PROBLEM_KINDS, type ProblemKind, type SettingsProblem } from "./settings-problems.ts";
import type { SettingSpec } from "./setting-specs.ts";
import { SOURCES, type SettingKey, type Settings } from "./settings-model.ts";
import { SETTING_KEYS, specOf } from "./settings-schema.ts";
import { isSupportUrl } from "./support-url.ts";

/** Problems told of one setting: a list of rubbish needs not be listed whole. */
const MOST_PROBLEMS = 5;

/** A message of the schemas below is the kind of problem, never a text. */
const as = (kind: ProblemKind): ProblemKind => kind;

const host = v.pipe(v.string(as("site")), v.check(isHostName, as("site")));
const exception = v.object(
  {
    host,
    until: v.optional(
      v.pipe(v.number(as("time")), v.finite(as("time")), v.minValue(0, as("time"))),
    ),
    // A word of a later release costs no exception.
    source: v.fallback(v.optional(v.picklist(SOURCES)), undefined),
  },
  as("exception"),
);
const resolver = v.pipe(
  v.string(as("resolver")),
  v.check((url) => parseResolverUrl(url).ok, as("resolver")),
);
const domain = v.pipe(v.string(as("domain")), v.check(isHostName, as("domain")));

/** One a setting, so that a damaged one costs only itself. */
const FIELDS = new Map<SettingKey, v.GenericSchema>(
  SETTING_KEYS.map((key) => [key, schemaFor(specOf(key))]),
);

function schemaFor(spec: SettingSpec): v.GenericSchema {
  switch (spec.type) {
    case "switch":
      return v.boolean(as("switch"));
    case "choice":
      return v.picklist(
        spec.choices.map(({ value }) => value),
        as("choice"),
      );
    case "number":
      return v.pipe(
        v.number(as("number")),
        v.integer(as("number")),
        v.minValue(spec.least, as("number")),
        v.maxValue(spec.most, as("number")),
      );
    case "resolvers":
      return list(resolver, spec);
    case "exceptions":
      return list(exception, spec);
    case "sites":
      return list(host, spec);
    case "domains":
      return list(domain, spec);
    case "text":
      return text(spec.longest);
    case "support-url":
      return v.pipe(
        text(spec.longest),
        v.check((url) => url === "" || isSupportUrl(url), as("support-url")),
      );
  }
}

/** The length first: what is too long is not read item by item. */
function list(
  item: v.GenericSchema,
  { least, most }: { readonly least: number; readonly most: number },
) {
  return v.pipe(
    v.custom<readonly unknown[]>(Array.isArray, as("list")),
    v.minLength(least, as("too-few")),
    v.maxLength(most, as("too-many")),
    v.array(item, as("list")),
  );
}

function text(longest: number) {
  return v.pipe(v.string(as("text")), v.maxLength(longest, as("too-long")));
}

/** In the form in which hosts are compared. */
function isHostName(name: string): boolean {
  const parsed = parseHost(name);
  return parsed.ok && parsed.host === name;
}

export type ReadField<K extends SettingKey> =
  | { readonly ok: true; readonly value: Settings[K] }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** Reads the value of one setting, whatever it may be. */
export function readField<K extends SettingKey>(field: K, value: unknown): ReadField<K> {
  const schema = FIELDS.get(field);
  if (schema === undefined) throw new Error(`There is no setting "${field}".`);
  const result = v.safeParse(schema, value);
  if (result.success) return { ok: true, value: result.output as Settings[K] };
  const problems = result.issues.slice(0, MOST_PROBLEMS).map((issue) => ({
    field,
    path: (issue.path ?? []).flatMap(({ key }) =>
      typeof key === "string" || typeof key === "number" ? [key] : [],
    ),
    kind: PROBLEM_KINDS.find((kind) => kind === issue.message) ?? "exception",
  }));
  return { ok: false, problems };
}

/** Those of the named settings that a document has: what could be read of them, and what was wrong with the others. */
export function readFields(
  raw: Readonly<Record<string, unknown>>,
  keys: readonly SettingKey[],
): { readonly settings: Partial<Settings>; readonly problems: readonly SettingsProblem[] } {
  const present = keys.filter((key) => Object.hasOwn(raw, key));
  const read = present.map((key) => [key, readField(key, raw[key])] as const);
  return {
    settings: Object.fromEntries(read.flatMap(([key, one]) => (one.ok ? [[key, one.value]] : []))),
    problems: read.flatMap(([, one]) => (one.ok ? [] : one.problems)),
  };
}
