import type { Random } from "../model/random.ts";
import type { Parameter, ParameterValue, Scenario } from "../model/scenario.ts";

/** Narrower bounds for some parameters: least and most. */
export type Bounds = Readonly<Record<string, readonly [least: number, most: number]>>;

/** From this ratio of its bounds on, a number is drawn evenly on a logarithmic scale. */
const WIDE = 8;
/** How often a wide range that includes 0 gives 0, which then means something of its own. */
const ZERO_SHARE = 0.3;

/**
 * The scenario with every numeric parameter that has bounds drawn anew within them, and every switch
 * thrown. Narrower `bounds` keep a kind what its name says; they may not leave the declared ones.
 */
export function vary(scenario: Scenario, random: Random, bounds: Bounds = {}): Scenario {
  const changes: Record<string, ParameterValue> = {};
  for (const [key, parameter] of Object.entries(scenario.parameters)) {
    const drawn = drawValue(parameter, random, bounds[key]);
    if (drawn !== undefined) changes[key] = drawn;
  }
  return scenario.withParameters(changes);
}

function drawValue(
  parameter: Parameter,
  random: Random,
  bounds: readonly [number, number] | undefined,
): ParameterValue | undefined {
  const { value } = parameter;
  if (typeof value === "boolean") return random() < 0.5;
  if (typeof value !== "number") return undefined;
  const [least, most] = bounds ?? [parameter.least, parameter.most];
  if (least === undefined || most === undefined) return undefined;
  return drawNumber(least, most, isWhole(parameter), random);
}

/** One number from `least` to `most`, both included. */
export function drawNumber(least: number, most: number, whole: boolean, random: Random): number {
  if (least === most) return least;
  if (least === 0 && most > WIDE) {
    if (random() < ZERO_SHARE) return 0;
    return drawNumber(Math.max(1, most / 1_000), most, whole, random);
  }
  const drawn =
    least > 0 && most / least >= WIDE
      ? least * (most / least) ** random()
      : least + (most - least + (whole ? 1 : 0)) * random();
  const near = whole ? (most / least >= WIDE ? Math.round(drawn) : Math.floor(drawn)) : drawn;
  return Math.min(most, Math.max(least, near));
}

/** Counts and times in whole seconds stay whole; a share from 0 to 1 does not. */
function isWhole({ value, least, most }: Parameter): boolean {
  const share = least === 0 && most === 1;
  return !share && [value, least, most].every((number) => Number.isInteger(number));
}
