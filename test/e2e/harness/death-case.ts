import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { comes, pause } from "../../../lab/browsers/until.ts";
import type { Moment } from "./call-trap.ts";
import type { Outcome } from "./outcome.ts";

/** Something that a background does in steps. `T`: the tab that it is about. */
export type DeathCase<T> = {
  readonly name: string;
  /** What comes before it. */
  readonly before: () => Promise<T>;
  /** What sets it off, as a person or an administrator does. */
  readonly act: (tab: T) => Promise<unknown>;
  /** What one that never dies leaves, so that nothing is compared with nothing. */
  readonly leaves: object;
  readonly moments: readonly (readonly [string, Moment])[];
};

/** A browser in which backgrounds are killed. */
export type DeathStage<T> = {
  /** Lets the background come as far as a moment; what it gives resolves when it was killed there. `acted`: as `act` gave it. */
  readonly killAt: (moment: Moment) => Promise<(acted: Promise<unknown>) => Promise<void>>;
  /** Something that starts a background. */
  readonly wake: () => Promise<unknown>;
  readonly outcome: (tab: T) => Promise<Outcome>;
  /** Leaves the browser as it is before a case. */
  readonly fresh: () => Promise<void>;
};

/** How long what is left of it may take, ms. */
const PATIENCE_MS = 8_000;
/** A background that died is started by what happens next in the browser, not by its death. */
const REST_MS = 300;

/** What is there in the end; without a moment nothing is killed. */
export async function play<T>(
  stage: DeathStage<T>,
  { before, act, leaves }: DeathCase<T>,
  moment?: Moment,
  expected?: Outcome,
  patienceMs = PATIENCE_MS,
): Promise<Outcome> {
  const tab = await before();
  const kill = moment === undefined ? undefined : await stage.killAt(moment);
  const acted = act(tab);
  await (kill === undefined ? acted : kill(acted));
  await pause(REST_MS);
  await stage.wake();
  await acted;
  let last: Outcome = {};
  await comes(async () => {
    const previous = last;
    last = await stage.outcome(tab);
    if (expected !== undefined) return isDeepStrictEqual(last, expected);
    await pause(REST_MS);
    return has(last, leaves) && isDeepStrictEqual(last, previous);
  }, patienceMs);
  return last;
}

/** What one that never dies leaves; the browser is as before a case then. */
export async function playWhole<T>(stage: DeathStage<T>, one: DeathCase<T>): Promise<Outcome> {
  const outcome = await play(stage, one);
  expect(outcome).toMatchObject(one.leaves);
  await stage.fresh();
  return outcome;
}

/** Compares a background that is killed at a moment with one that never dies, which is played once for all moments; `wholes` keeps what it left. */
export function comparedWithWhole<T>(
  stage: DeathStage<T>,
  one: DeathCase<T>,
  wholes = new Map<string, Outcome>(),
): (name: string, moment: Moment) => Promise<void> {
  return async (_, moment) => {
    const expected = wholes.get(one.name) ?? (await playWhole(stage, one));
    wholes.set(one.name, expected);
    expect(await play(stage, one, moment, expected)).toEqual(expected);
  };
}

/** Whether all of a part is in it. */
function has(outcome: Outcome, part: object): boolean {
  try {
    expect(outcome).toMatchObject(part);
    return true;
  } catch {
    return false;
  }
}

/** A file of settings that lets one site through and has another stopped. */
export function settingsFile(host: string): string {
  const settings = {
    ...{ sensitivity: "careful", markedHosts: ["marked.lab-site.com"] },
    exceptions: [{ host, source: "settings" }],
  };
  return JSON.stringify({ fluxward: "settings", version: 2, settings });
}
