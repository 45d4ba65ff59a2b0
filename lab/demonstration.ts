import type { NetworkKnowledge } from "../src/detection/network.ts";
import type { Demonstration, Step } from "../src/welcome/recorded.ts";
import type { Scenario } from "./model/scenario.ts";
import { akamaiLike } from "./scenarios/akamai-like.ts";
import { homeFlux } from "./scenarios/home-flux.ts";
import { createSiteWatch } from "./site-watch.ts";

const SEED = 6;
const MINUTE_MS = 60_000;
/** When each look begins, ms after the first. */
const LOOKS_AT = [0, 10 * MINUTE_MS, 60 * MINUTE_MS];

/** The two sites of the first-run page, looked at as "Check again" does: the extension asks honest sites less. */
export function recordDemonstration(knowledge: NetworkKnowledge): Demonstration {
  return {
    ordinary: record(knowledge, akamaiLike, "www.example.com"),
    fluxed: record(knowledge, homeFlux, "www.example.net"),
  };
}

/** `name`: what the site is called instead. The lab's names are nobody's today, those kept for examples never will be. */
function record(knowledge: NetworkKnowledge, scenario: Scenario, name: string): readonly Step[] {
  const host = scenario.hosts.find((one) => one.startsWith("www."));
  if (host === undefined) throw new Error(`${scenario.id} has no name that begins with "www.".`);
  const watch = createSiteWatch({ scenario, knowledge, seed: SEED, host });
  const { clock } = watch;
  const first = clock.now();
  return LOOKS_AT.map((after) => {
    clock.advance(Math.max(0, first + after - clock.now()));
    watch.look(true);
    const { verdict, facts } = watch.judgement();
    const text = JSON.stringify({ verdict, facts } satisfies Step);
    return JSON.parse(text.replaceAll(facts.registrableDomain, name.slice("www.".length))) as Step;
  });
}
