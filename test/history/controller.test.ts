import { describe, expect, test } from "vitest";
import { createController } from "../../src/history/controller.ts";
import { FIRST_STATE, type HistoryState } from "../../src/history/history-state.ts";
import type { Args, Method } from "../../src/messages/protocol.ts";
import type { Settings } from "../../src/storage/settings-model.ts";
import { AMBER, answers, FLUX, PLAIN } from "../app/sites.ts";
import { createWorld, settled } from "../app/world.ts";
import { ENGLISH } from "../ui/english.ts";

/** The page over the real application; only the browser is missing. */
async function openPage(...hosts: string[]) {
  const world = createWorld(answers);
  for (const [index, host] of hosts.entries()) {
    await world.app.visit(index + 1, `https://${host}/`, "arrived");
    await world.app.forgetTab(index + 1);
  }
  const { past } = world.app;
  const handlers: { readonly [M in Method]?: (args: Args<M>) => unknown } = {
    listPastSites: () => past.list(),
    judgePastSites: (args) => past.judge(args.hosts),
    getPastSite: (args) => past.report(args.host),
    deletePastSites: (args) => past.remove(args.hosts),
    restorePastSites: (args) => past.restore(args.removed),
    getSettings: () => world.app.getSettings(),
    getReplay: (args) => world.app.inquiring.replay(args.host),
  };
  let state: HistoryState = FIRST_STATE;
  let broken = "";
  const files: (readonly [name: string, type: string, text: string])[] = [];
  const focused: string[] = [];
  const controller = createController(
    {
      call: (async (method: Method, args: never) => {
        if (method === broken) throw new Error("The disk is full.");
        return (await handlers[method]?.(args)) as never;
      }) as never,
      now: () => world.now,
      words: () => ENGLISH,
      onSettings: (_settings: Settings) => Promise.resolve(),
      download: (...file) => files.push(file),
      draw: (drawn, focus) => {
        state = drawn;
        if (focus !== undefined) focused.push(focus);
      },
      complain: (what) => {
        throw new Error(what);
      },
    },
    FIRST_STATE,
  );
  await controller.refresh(() => true);
  return {
    ...{ world, controller, files, focused },
    actions: controller.actions,
    state: () => state,
    hosts: () => (state.list.state === "listed" ? state.list.sites.map(({ host }) => host) : []),
    breakMessage: (method: Method | "") => {
      broken = method;
    },
  };
}

const FULL = { kind: "unknown", text: "The disk is full." };

describe("the history page", () => {
  test("lists odd sites with their verdicts and opens one", async () => {
    const page = await openPage(FLUX, PLAIN, AMBER);
    expect(page.hosts()).toEqual([AMBER, FLUX]);
    expect(page.state().verdicts.get(FLUX)?.level).toBe("flux");
    page.actions.toggle(FLUX);
    expect(page.state().open).toEqual({ host: FLUX, state: "loading" });
    await settled();
    expect(page.state().open).toMatchObject({ host: FLUX, state: "read" });
    page.actions.toggle(FLUX);
    expect(page.state().open).toBeUndefined();
  });

  test("deletes one after the other, and brings all of them back", async () => {
    const page = await openPage(FLUX, AMBER);
    const before = JSON.stringify(page.world.local.dump());
    page.actions.remove([FLUX]);
    await settled();
    expect(page.state().deleted).toBe(1);
    page.actions.remove([AMBER]);
    await settled();
    expect(page.state().deleted).toBe(2);
    expect(page.hosts()).toEqual([]);
    expect(page.focused).toEqual(["undo", "undo"]);
    page.actions.undo();
    await settled();
    expect(page.hosts()).toEqual([AMBER, FLUX]);
    expect(page.state()).toMatchObject({ notice: { kind: "restored" }, deleted: 0 });
    expect(sorted(page.world.local.dump())).toBe(sorted(JSON.parse(before) as object));
    expect(page.state().verdicts.get(FLUX)?.level).toBe("flux");
  });

  test("holds what it deleted until it could be brought back", async () => {
    const page = await openPage(FLUX);
    page.actions.remove([FLUX]);
    await settled();
    page.breakMessage("restorePastSites");
    page.actions.undo();
    await settled();
    expect(page.state().notice).toEqual({
      ...{ kind: "failed", what: "history_restore_failed", fault: FULL },
    });
    page.breakMessage("");
    page.actions.undo();
    await settled();
    expect(page.hosts()).toEqual([FLUX]);
  });

  test("keeps the way back while other things are done", async () => {
    const page = await openPage(FLUX, AMBER);
    page.actions.remove([FLUX]);
    await settled();
    page.actions.save("csv");
    await settled();
    expect(page.state()).toMatchObject({ notice: { kind: "saved" }, deleted: 1 });
    page.actions.undo();
    await settled();
    expect(page.hosts()).toEqual([AMBER, FLUX]);
  });

  test("lets go of it once its note is closed", async () => {
    const page = await openPage(FLUX);
    page.actions.remove([FLUX]);
    await settled();
    page.actions.dismiss();
    page.actions.undo();
    await settled();
    expect(page.hosts()).toEqual([]);
  });

  test("says what failed, and lists what is still there", async () => {
    const page = await openPage(FLUX);
    page.breakMessage("deletePastSites");
    page.actions.remove([FLUX]);
    await settled();
    expect(page.state().notice).toMatchObject({ kind: "failed", what: "history_delete_failed" });
    expect(page.hosts()).toEqual([FLUX]);
    page.breakMessage("getPastSite");
    page.actions.save("json");
    page.actions.toggle(FLUX);
    await settled();
    expect(page.state().notice).toMatchObject({ kind: "failed", what: "history_save_failed" });
    expect(page.state().open).toMatchObject({ state: "failed", fault: FULL });
    page.breakMessage("listPastSites");
    await page.controller.refresh(() => true);
    expect(page.state().list).toEqual({ state: "failed", fault: FULL });
  });

  test("saves what is listed, and nothing else", async () => {
    const page = await openPage(FLUX, AMBER);
    page.actions.setSearch(FLUX);
    page.actions.save("json");
    await settled();
    page.actions.setSearch("");
    page.actions.save("csv");
    await settled();
    page.actions.saveAnswers(AMBER);
    await settled();
    const [json, csv, answered] = page.files;
    expect(json?.[0]).toMatch(/^fluxward-history-\d{4}-\d\d-\d\d\.json$/);
    expect((JSON.parse(json?.[2] ?? "") as { sites: unknown[] }).sites).toHaveLength(1);
    expect(csv?.[2].split("\r\n")).toHaveLength(4);
    expect(answered?.[0]).toMatch(new RegExp(`^fluxward-${AMBER}-.*\\.jsonl$`));
    expect(page.state().notice).toEqual({ kind: "saved" });
  });

  test("judges anew what is news alone", async () => {
    const page = await openPage(FLUX, AMBER);
    await page.world.app.saveSettings({ sensitivity: "relaxed" });
    const before = page.state().verdicts.get(AMBER);
    await page.controller.refresh((host) => host === FLUX);
    expect(page.state().verdicts.get(AMBER)).toBe(before);
    await page.controller.refresh((host) => host === AMBER);
    const [now] = await page.world.app.past.judge([AMBER]);
    expect(page.state().verdicts.get(AMBER)).not.toBe(before);
    expect(page.state().verdicts.get(AMBER)).toEqual(now);
    await page.world.app.past.remove([AMBER]);
    await page.controller.refresh(() => false);
    expect(page.hosts()).toEqual([FLUX]);
  });
});

/** Browsers keep no order among documents. */
function sorted(dump: object): string {
  return JSON.stringify(Object.entries(dump).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
