import type { Level } from "../../src/detection/verdict.ts";
import type { Builder } from "./builder.ts";
import type { Zone } from "./zone.ts";

/**
 * When a level is read. `first-look` is right after the first complete look (addresses from all
 * resolvers, name servers and theirs, reverse names); the others that long after its start, with all
 * looks that were due by then. One TTL means the largest TTL, at least 60 s.
 */
export const STAGES = ["first-look", "one-ttl", "10-min", "1-h", "25-h"] as const;
export type Stage = (typeof STAGES)[number];

/** When each stage's last look is taken, in ms from the first; `one-ttl` for a TTL in seconds. */
export function stageTime(stage: Stage, ttl: number): number {
  const times = {
    "first-look": 0,
    "one-ttl": Math.max(60, Math.min(ttl, 3_600) + 1) * 1_000,
    "10-min": 600_000,
    "1-h": 3_600_000,
    "25-h": 90_000_000,
  } as const;
  return times[stage];
}

/** The level that is right, or all that are, where luck decides between them. */
export type ExpectedLevel = Level | readonly Level[];
export type Expected = Readonly<Record<Stage, ExpectedLevel>>;

/** Five expectations in the order of `STAGES`. */
export function expectStages(
  firstLook: ExpectedLevel,
  oneTtl: ExpectedLevel,
  tenMinutes: ExpectedLevel,
  oneHour: ExpectedLevel,
  oneDay: ExpectedLevel,
): Expected {
  return {
    "first-look": firstLook,
    "one-ttl": oneTtl,
    "10-min": tenMinutes,
    "1-h": oneHour,
    "25-h": oneDay,
  };
}

/** The same expectation at every stage. */
export function expectAlways(level: ExpectedLevel): Expected {
  return expectStages(level, level, level, level, level);
}

export function isExpected(expected: ExpectedLevel, level: Level): boolean {
  return typeof expected === "string" ? expected === level : expected.includes(level);
}

export type ParameterValue = number | string | boolean;

export type Parameter = {
  readonly value: ParameterValue;
  readonly meaning: string;
  /** Bounds of a number within which the scenario still is what its sentence says. */
  readonly least?: number;
  readonly most?: number;
};
export type Parameters = Readonly<Record<string, Parameter>>;

type Widened<V> = V extends number ? number : V extends string ? string : boolean;
export type Values<P extends Parameters> = { readonly [K in keyof P]: Widened<P[K]["value"]> };

export type Scenario = {
  /** Never changes: tests and reports refer to it. */
  readonly id: string;
  /** The names to visit, the main one first. */
  readonly hosts: readonly string[];
  readonly fluxed: boolean;
  /** One sentence: what it models and where the numbers come from. */
  readonly sentence: string;
  readonly parameters: Parameters;
  readonly expected: Expected;
  /** The zones of this scenario, deterministic from the builder's seed. */
  readonly build: (builder: Builder) => readonly Zone[];
  /** The same with other values. Throws for an unknown parameter, another type, or out of bounds. */
  readonly withParameters: (values: Readonly<Record<string, ParameterValue>>) => Scenario;
};

export type ScenarioDefinition<P extends Parameters> = Omit<
  Scenario,
  "parameters" | "build" | "withParameters"
> & {
  readonly parameters: P;
  readonly build: (builder: Builder, values: Values<P>) => readonly Zone[];
};

/** Makes a scenario out of its definition; parameters arrive typed in `build`. */
export function defineScenario<const P extends Parameters>(
  definition: ScenarioDefinition<P>,
): Scenario {
  const values = Object.fromEntries(
    Object.entries(definition.parameters).map(([key, parameter]) => [key, parameter.value]),
  ) as Values<P>;
  return {
    ...definition,
    build: (builder) => definition.build(builder, values),
    withParameters: (changes) =>
      defineScenario({
        ...definition,
        parameters: changed(definition.id, definition.parameters, changes),
      }),
  };
}

function changed<P extends Parameters>(
  id: string,
  parameters: P,
  changes: Readonly<Record<string, ParameterValue>>,
): P {
  const result: Record<string, Parameter> = { ...parameters };
  for (const [key, value] of Object.entries(changes)) {
    const parameter = result[key];
    if (parameter === undefined) throw new Error(`Scenario ${id} has no parameter "${key}".`);
    if (typeof value !== typeof parameter.value) {
      throw new Error(`Parameter "${key}" of ${id} is a ${typeof parameter.value}.`);
    }
    const { least = -Infinity, most = Infinity } = parameter;
    if (typeof value === "number" && !(value >= least && value <= most)) {
      throw new Error(
        `Parameter "${key}" of ${id} goes from ${String(least)} to ${String(most)}, not ${String(value)}.`,
      );
    }
    result[key] = { ...parameter, value };
  }
  return result as P;
}
