import { expect, test } from "vitest";
import { RESOLVER_SETS } from "../../src/dns/resolvers.ts";
import { createSettingsStore } from "../../src/storage/settings.ts";
import type { Settings } from "../../src/storage/settings-model.ts";
import { createController } from "../../src/welcome/controller.ts";
import type { WelcomeState } from "../../src/welcome/welcome-state.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { settled } from "../app/world.ts";

const EU = RESOLVER_SETS.eu.map(({ url }) => url);
const OWN = ["https://dns.lab-one.net/dns-query"];

/** The page over real settings, as the background keeps them; `fault`: what saving comes to. */
function open(fault?: Error) {
  const store = createSettingsStore(memoryArea());
  const drawn: { state: WelcomeState; focus: string | undefined }[] = [];
  let closed = 0;
  const { actions, load } = createController({
    call: (async (method: string, args: { settings?: Partial<Settings> }) => {
      if (method === "getSettings") return (await store.read()).settings;
      if (fault !== undefined) throw fault;
      return store.update(() => args.settings ?? {});
    }) as never,
    draw: (state, focus) => drawn.push({ state, focus }),
    close: () => {
      closed += 1;
    },
  });
  return { store, actions, load, last: () => drawn.at(-1), closed: () => closed };
}

test("asks first, and says so to screen readers once it was answered", async () => {
  const page = open();
  await page.load();
  expect(page.last()?.state.answer.state).toBe("open");
  page.actions.chooseResolvers(EU);
  page.actions.start();
  page.actions.start();
  expect(page.last()?.state.answer.state).toBe("saving");
  await settled();
  expect(page.last()).toMatchObject({ state: { answer: { state: "given" } }, focus: "given" });
  const { settings } = await page.store.read();
  expect(settings).toMatchObject({ setUp: true, enabled: true, resolvers: EU });
});

test("what is chosen stays when settings change elsewhere, and what is stored shows where nothing is", async () => {
  const page = open();
  await page.load();
  await page.store.update(() => ({ resolvers: OWN }));
  await page.load();
  expect(page.last()?.state.resolvers).toEqual(OWN);
  page.actions.chooseResolvers(EU);
  await page.store.update(() => ({ strict: true }));
  await page.load();
  expect(page.last()?.state).toMatchObject({ resolvers: EU, answer: { state: "open" } });
});

test("an answer given elsewhere counts here, and protection that is off is not said to be on", async () => {
  const page = open();
  await page.load();
  await page.store.update(() => ({ setUp: true }));
  await page.load();
  expect(page.last()?.state.answer.state).toBe("given");
  await page.store.update(() => ({ enabled: false }));
  await page.load();
  expect(page.last()?.state.answer.state).toBe("paused");
});

test("an answer that cannot be kept is said not to be, and can be given again", async () => {
  const page = open(new Error("The disk is full."));
  await page.load();
  page.actions.start();
  await settled();
  expect(page.last()?.state.answer).toEqual({
    state: "failed",
    fault: { kind: "unknown", text: "The disk is full." },
  });
  page.actions.start();
  expect(page.last()?.state.answer.state).toBe("saving");
});

test("leaving it unanswered closes the page and stores nothing", async () => {
  const page = open();
  await page.load();
  page.actions.close();
  expect(page.closed()).toBe(1);
  expect((await page.store.read()).settings.setUp).toBe(false);
});
