import { expect, test, vi } from "vitest";
import { answers, PLAIN } from "./sites.ts";
import { createWorld, settled } from "./world.ts";

test("a worker that has just begun waits for the stores three times at most before it reports", async () => {
  const world = createWorld(answers);
  await world.app.visit(1, `https://${PLAIN}/`, "arrived");
  await settled();
  world.restartWorker();

  // All that is asked for before anything was answered is one wait.
  let waiting: (() => void)[] = [];
  for (const area of [world.local, world.session]) {
    const { get } = area;
    vi.spyOn(area, "get").mockImplementation(async (keys) => {
      await new Promise<void>((answered) => waiting.push(answered));
      return get(keys);
    });
  }
  let report: unknown;
  void world.app.report(1).then((answer) => {
    report = answer;
  });
  let waits = 0;
  while (report === undefined) {
    await settled();
    if (waiting.length > 0) waits += 1;
    for (const answered of waiting.splice(0)) answered();
    if (waits > 20) break;
  }
  waiting = [];
  expect(report).toMatchObject({ state: "judged", host: PLAIN });
  expect(waits).toBeLessThanOrEqual(3);
});
