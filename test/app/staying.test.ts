import { expect, test } from "vitest";
import { answers, FLUX, PLAIN } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

const SECOND = 1000;

/** On the warning page: how long the person had been on the site. */
async function stay(world: World): Promise<number | undefined> {
  return (await world.app.block(world.tabs.get(1)?.warning ?? ""))?.stayMs;
}

/** A site that nobody knows anything of until the resolvers are allowed to answer. */
function heldBack() {
  let allow: () => void = () => undefined;
  const allowed = new Promise<void>((done) => {
    allow = done;
  });
  const world = createWorld(async (host, at) => {
    await allowed;
    return answers(host, at);
  });
  return { world, allow };
}

test("a warning before the page arrived knows of no stay", async () => {
  const world = createWorld(answers);
  await world.app.visit(1, `https://${FLUX}/`, "leaving");
  expect(await stay(world)).toBe(0);
});

test("a late warning knows how long the person was on the site, over all its pages", async () => {
  const { world, allow } = heldBack();
  const visits = [world.app.visit(1, `https://${FLUX}/`, "arrived")];
  for (const stage of ["leaving", "arrived"] as const) {
    await settled();
    world.now += 60 * SECOND;
    visits.push(world.app.visit(1, `https://${FLUX}/login`, stage));
  }
  await settled();
  allow();
  await Promise.all(visits);
  expect(await stay(world)).toBe(120 * SECOND);
});

test("the stay on a site begins anew after another one, and after going on", async () => {
  const world = createWorld(answers);
  await world.app.visit(1, `https://${PLAIN}/`, "arrived");
  world.now += 60 * SECOND;
  await world.app.visit(1, `https://${FLUX}/`, "leaving");
  expect(await stay(world)).toBe(0);
  const { target } = await world.app.proceed(world.tabs.get(1)?.warning ?? "", "once");
  expect(target).toBe(`https://${FLUX}/`);
  world.now += 60 * SECOND;
  await world.app.visit(1, `https://${FLUX}/`, "arrived");
  expect(JSON.stringify(world.session.dump()["tab:1"])).toContain(
    `"arrivedAt":${String(world.now)}`,
  );
});

test("what the settings say of help is on the warning page", async () => {
  const world = createWorld(answers);
  const support = { organisationName: "A", supportText: "B", supportUrl: "mailto:c@d.org" };
  await world.app.saveSettings(support);
  await world.app.visit(1, `https://${FLUX}/`, "arrived");
  const block = await world.app.block(world.tabs.get(1)?.warning ?? "");
  expect(block?.support).toEqual({ organisation: "A", text: "B", url: "mailto:c@d.org" });
});
