import type { Variant } from "./life.ts";
import { faults, privacyFaults, rest } from "./outcome.ts";
import { begin, play, playOne } from "./play.ts";
import type { Scene, Step } from "./scenario.ts";

export type UseCase = {
  readonly name: string;
  readonly before: readonly Step[];
  /** The step over which the worker dies. */
  readonly step: Step;
};

export type Tried = { readonly deaths: number; readonly found: readonly string[] };

const visit = (host: "flux" | "amber" | "plain", slot = 0): Step => ({ what: "visit", slot, host });
const wait = (ms: number): Step => ({ what: "wait", ms });
const STOPPED = [visit("flux"), wait(3_000)];
const TOLD: Step = { what: "policy", policy: "reporting" };

/** What people and browsers do most, each with all that comes before it. */
export const USE_CASES: readonly UseCase[] = [
  { name: "a look at a red site", before: [], step: visit("flux") },
  { name: "the end of a look", before: [visit("flux")], step: wait(3_000) },
  { name: "a look at an odd site", before: [visit("amber")], step: wait(3_000) },
  { name: "a known red site", before: [...STOPPED, visit("plain")], step: visit("flux") },
  { name: "going on once", before: STOPPED, step: { what: "proceed", scope: "once" } },
  { name: "going on for an hour", before: STOPPED, step: { what: "proceed", scope: "hour" } },
  {
    name: "going on always",
    before: [TOLD, ...STOPPED],
    step: { what: "proceed", scope: "always" },
  },
  {
    name: "trust from the popup",
    before: [TOLD, visit("amber"), wait(3_000)],
    step: { what: "trust", slot: 0, scope: "always" },
  },
  {
    name: "an import",
    before: [...STOPPED, visit("plain", 1)],
    step: { what: "settings", change: "imported" },
  },
  {
    name: "a policy that blocks",
    before: [visit("plain"), wait(3_000)],
    step: { what: "policy", policy: "blocking" },
  },
  {
    name: "a network that is there again",
    before: [
      { what: "network", isOnline: false },
      visit("flux"),
      { what: "network", isOnline: true },
    ],
    step: visit("plain", 1),
  },
  { name: "a deletion", before: STOPPED, step: { what: "delete", isUndone: false } },
  { name: "deleting everything", before: STOPPED, step: { what: "erase" } },
  { name: "telling an organisation", before: [TOLD, visit("flux"), wait(500)], step: wait(2_000) },
  {
    name: "telling of a choice",
    before: [TOLD, ...STOPPED, { what: "proceed", scope: "always" }],
    step: wait(2_000),
  },
  {
    name: "the last private window",
    before: [{ what: "visit-private", host: "flux" }, wait(3_000)],
    step: { what: "close-private" },
  },
];

const READS = /\.(?:get|query|getSelf)$|^(?:dns|knowledge|pixels)$/;

/** The calls to the browser that a step makes where nobody dies. */
async function callsOf({ before, step }: UseCase, variant: Variant | undefined): Promise<string[]> {
  const names: string[] = [];
  let isOn = false;
  const played = await begin({
    call: (name, args, go) => {
      if (isOn) names.push(name);
      return variant?.call === undefined ? go() : variant.call(name, args, go);
    },
  });
  for (const one of before) await playOne(played, one);
  isOn = true;
  await playOne(played, step);
  return names;
}

/** Kills the worker at every call of a step in turn: what it called for not done, and, where that could matter, done. */
export async function tryEveryAwait(useCase: UseCase, variant?: Variant): Promise<Tried> {
  const { before, step } = useCase;
  const scenes = (ending: Scene["ending"]): Scene[] => [
    ...before.map((one) => ({ step: one, ending: undefined })),
    { step, ending },
  ];
  const never = await play(scenes({ calls: Infinity, isDone: false }), false, variant);
  await rest(never);
  const names = await callsOf(useCase, variant);
  const found: string[] = [];
  let deaths = 0;
  for (const [index, name] of names.entries()) {
    for (const isDone of READS.test(name) ? [false] : [false, true]) {
      const dying = await play(scenes({ calls: index + 1, isDone }), true, variant);
      deaths += dying.world.deaths;
      await rest(dying);
      const lines = [...faults(never, dying), ...privacyFaults(dying)];
      const where = `${useCase.name}, † at ${String(index + 1)} (${name}${isDone ? ", done" : ""})`;
      found.push(...lines.map((line) => `${where}: ${line}`));
    }
    if (variant !== undefined && found.length > 0) break;
  }
  return { deaths, found };
}
