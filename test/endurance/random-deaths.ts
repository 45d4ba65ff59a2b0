import { expect, test } from "vitest";
import { checkDeaths } from "./check-deaths.ts";

/** Scenarios by default: two files have as many each, so that both cores of a small machine play them. */
const RUNS = 1_000;

/** Others are tried with FLUXWARD_DEATH_SEED, and more or fewer with FLUXWARD_DEATH_RUNS. */
export function testRandomDeaths(first: number): void {
  const seed = Number(process.env["FLUXWARD_DEATH_SEED"] ?? 2026) + first;
  const wanted = Number(process.env["FLUXWARD_DEATH_RUNS"] ?? RUNS);

  test(`a worker that dies anywhere leaves what one leaves that never dies (seed ${String(seed)})`, async () => {
    const { runs, deaths, failure } = await checkDeaths({ runs: wanted, seed });
    const seconds = Math.round(process.cpuUsage().user / 1e6);
    const counted = `${String(runs)} scenarios, ${String(deaths)} deaths, ${String(seconds)} s of processor`;
    process.stdout.write(`worker death: ${counted}.\n`);
    expect(failure).toBeUndefined();
    expect(deaths).toBeGreaterThan(runs / 2);
  }, 900_000);
}
