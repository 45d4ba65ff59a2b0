import { enter, onStage, setTheStage } from "./stage.ts";
import { CERTAIN_AMBER } from "../../lab/scenarios/certain-amber.ts";
import { CERTAIN_FLUX } from "../../lab/scenarios/certain-flux.ts";
import { plain } from "../../lab/scenarios/plain.ts";
import { createWorld as createLabWorld } from "../../lab/model/world.ts";
import { createThreeOperators } from "../../lab/resolvers/three-operators.ts";
import { startBackground } from "../../src/background/start.ts";
import { DEFAULT_RESOLVERS } from "../../src/dns/resolvers.ts";
import { TOOLBAR_PIXELS } from "../../src/ui/badge.ts";
import { call, type Variant, type World } from "./life.ts";
import { answerWith } from "./looks.ts";
import { OWN } from "./navigation.ts";
import { toolbarPixels } from "./pictures.ts";

const START = Date.UTC(2026, 0, 5, 9);

export const HOSTS = {
  flux: CERTAIN_FLUX.hosts[0] ?? "",
  amber: CERTAIN_AMBER.hosts[0] ?? "",
  plain: plain.hosts[0] ?? "",
} as const;

const lab = createLabWorld({
  seed: 1,
  scenarios: [CERTAIN_FLUX, CERTAIN_AMBER, plain],
  startedAt: START - 3_600_000,
});

const operators = Object.values(createThreeOperators(lab));
const given = new Map<string, ReturnType<(typeof operators)[number]["answer"]>>();

/**
 * What one of the lab's resolvers answers, the same whenever it is asked: a look that comes later than in another world must
 * not find other machines.
 */
answerWith((ask, at) => {
  const { resolver, name, type } = ask;
  const index = DEFAULT_RESOLVERS.findIndex(({ url }) => url === resolver);
  const operator = operators[Math.max(0, index) % operators.length];
  const about = { at, resolver, question: { name, type } };
  if (operator === undefined) return { ...about, kind: "unreachable", detail: "Nobody." };
  const key = `${String(index)} ${type} ${name}`;
  const answer = given.get(key) ?? operator.answer(about.question, START, {});
  given.set(key, answer);
  return { ...about, status: answer.status, answer: answer.answer };
});

let isSet = false;

/** A browser in which the extension has just been installed, and no worker has started. */
export function createWorld(variant: Variant = {}): World {
  if (!isSet) setTheStage(fetched);
  isSet = true;
  const world: World = {
    now: START,
    isOnline: true,
    disk: new Map(),
    passing: new Map(),
    managed: {},
    isForced: false,
    alarms: new Map(),
    dynamicRules: [],
    sessionRules: [],
    tabs: new Map(),
    lastTab: 0,
    button: {},
    life: undefined,
    death: undefined,
    calls: 0,
    deaths: 0,
    events: [],
    pageTimers: [],
    complaints: [],
    collected: [],
    ids: 0,
    timerIds: 0,
    variant,
    start: startBackground,
  };
  enter(world);
  return world;
}

let pixels: ArrayBuffer | undefined;

/** What the package holds is given; the organisation's collector takes everything. */
function fetched(url: string, { body }: RequestInit = {}): Promise<unknown> {
  const world = onStage();
  if (url === OWN + TOOLBAR_PIXELS) {
    return call(world, "pixels", [], () => ({ arrayBuffer: () => (pixels ??= toolbarPixels()) }));
  }
  return call(world, "collector", [], () => {
    const text = new TextDecoder().decode(body as Uint8Array);
    world.collected.push(JSON.parse(text));
    return { status: 200, type: "basic", headers: { get: () => null }, body: null };
  });
}
