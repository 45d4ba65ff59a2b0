import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { withPrefix } from "../../src/storage/area.ts";
import { createHistories } from "../../src/storage/histories.ts";
import { createSession } from "../../src/storage/session.ts";
import { memoryArea } from "./memory-area.ts";
import { answer, host, look, SITE, START, TWO } from "../detection/history-builder.ts";

const MINUTE = 60_000;

test("a look comes back as it was, and its twin replaces it", async () => {
  const histories = createHistories(memoryArea());
  const first = look(START, [answer(["61.1.0.1"])]);
  await histories.addLook(host(SITE), first);
  await histories.addLook(host(SITE), { ...first, failures: [] });
  expect((await histories.read(host(SITE))).looks).toEqual([first]);
});

test("a look that was kept before its end never takes the place of the whole one", async () => {
  const histories = createHistories(memoryArea());
  const whole = look(START, [answer(["61.1.0.1"]), answer(["61.1.0.2"], { resolver: TWO })]);
  const begun = { ...whole, observations: whole.observations.slice(0, 1) };
  await histories.addLook(host(SITE), begun);
  expect((await histories.addLook(host(SITE), whole)).looks).toEqual([whole]);
  expect((await histories.addLook(host(SITE), begun)).looks).toEqual([whole]);
});

test("the first look and the newest are kept, never more than 32", async () => {
  const histories = createHistories(memoryArea());
  for (let index = 0; index < 40; index += 1) {
    await histories.addLook(host(SITE), look(START + index * MINUTE, []));
  }
  const { looks } = await histories.read(host(SITE));
  expect(looks).toHaveLength(32);
  expect([looks[0]?.at, looks.at(-1)?.at]).toEqual([START, START + 39 * MINUTE]);
});

test("of more than 500 hosts the 50 seen longest ago go, and no new one after has all read again", async () => {
  const area = memoryArea();
  const histories = createHistories(area);
  const add = (index: number) =>
    histories.addLook(host(`n${String(index)}.lab-site.com`), look(START + index, []));
  for (let index = 0; index < 501; index += 1) await add(index);
  const kept = new Set<string>(await histories.hosts());
  expect(kept.size).toBe(450);
  expect(kept.has("n50.lab-site.com")).toBe(false);
  expect(kept.has("n51.lab-site.com")).toBe(true);
  expect(kept.has("n500.lab-site.com")).toBe(true);
  const read = vi.spyOn(area, "get");
  await add(501);
  expect(read).toHaveBeenCalledTimes(1);
});

test("what is damaged counts as seen longest ago", async () => {
  const area = memoryArea();
  const histories = createHistories(area);
  const damaged = [7, null, {}, { looks: "none" }, { looks: [null] }, { looks: [{ at: "never" }] }];
  for (const [index, stored] of damaged.entries()) {
    await area.set({ [`history:d${String(index)}.lab-site.com`]: stored });
  }
  for (let index = 0; index < 495; index += 1) {
    await histories.addLook(host(`n${String(index)}.lab-site.com`), look(START + index, []));
  }
  const kept = await histories.hosts();
  expect(kept).toHaveLength(450);
  expect(kept.filter((name) => name.startsWith("d"))).toEqual([]);
  expect(kept).toContain("n45.lab-site.com");
});

test("a damaged look costs only itself", async () => {
  const area = memoryArea();
  const good = look(START, [answer(["61.1.0.1"])]);
  await area.set({ [`history:${SITE}`]: { looks: [{ at: "never" }, good, null], connections: 7 } });
  expect((await createHistories(area).read(host(SITE))).looks).toEqual([]);
  await area.set({ [`history:${SITE}`]: { looks: [{ at: "never" }, good], connections: [{}] } });
  expect((await createHistories(area).read(host(SITE))).looks).toEqual([good]);
});

test("any stored JSON is read without an error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (stored) => {
      const area = memoryArea();
      await area.set({
        [`history:${SITE}`]: stored,
        "tab:1": stored,
        pending: stored,
        network: stored,
      });
      const session = createSession(area);
      expect((await createHistories(area).read(host(SITE))).host).toBe(SITE);
      expect((await session.network()).epoch).toBeTypeOf("number");
      expect((await session.pending()).size).toBeLessThan(1000);
      await session.tab(1);
    }),
  );
});

test("two prefixes in one area never meet", async () => {
  const area = memoryArea();
  const open = createSession(withPrefix(area, "open:"));
  const hidden = createSession(withPrefix(area, "private:"));
  await open.setPending(host(SITE), 1);
  expect((await hidden.pending()).size).toBe(0);
  expect((await open.pending()).get(host(SITE))).toBe(1);
});
