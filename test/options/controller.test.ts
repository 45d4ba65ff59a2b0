import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";
import { settled } from "../app/world.ts";
import { A, B, HOUR, NOW, openPage } from "./open-page.ts";

const A_RESOLVER = "https://dns.mullvad.net/dns-query";

describe("a change", () => {
  test("is saved at once, and it is said", async () => {
    const page = await openPage();
    page.actions.change({ strict: true });
    await settled();
    expect(page.state().save.state).toBe("saved");
    expect((await page.settings()).strict).toBe(true);
  });

  test("that cannot be saved is told, and the page shows what is in force", async () => {
    const page = await openPage();
    page.breakStore();
    page.actions.change({ strict: true });
    await settled();
    expect(page.state().save).toMatchObject({
      state: "failed",
      what: "options_not_saved",
      fault: { kind: "unknown", text: "The disk is full." },
    });
    expect(page.state().settings?.strict).toBe(false);
  });

  test("of a number is saved only where it can be used; else what was typed stays to be mended", async () => {
    const page = await openPage();
    for (const typed of ["91", "-1", "1.5", "1e1", "seven", ""]) {
      page.actions.setNumber("keepDays", typed);
      await settled();
      expect(page.state().wrongNumbers.keepDays).toBe(typed);
    }
    expect(page.saved).toEqual([]);
    page.actions.setNumber("keepDays", " 7 ");
    await settled();
    expect(page.state().wrongNumbers.keepDays).toBeUndefined();
    expect(page.saved).toEqual([{ keepDays: 7 }]);
  });

  test("elsewhere shows here, so that saving a list here loses nothing", async () => {
    const page = await openPage({ exceptions: [A] });
    await page.store.update(() => ({ exceptions: [A, B] }));
    await page.refresh();
    page.actions.removeFrom("exceptions", A.host);
    await settled();
    expect((await page.settings()).exceptions).toEqual([B]);
  });
});

describe("two changes one right after the other", () => {
  const mine = "https://doh.lab-site.com/dns-query";

  test("build on each other, though the first has no answer yet", async () => {
    const page = await openPage();
    page.actions.change({ resolvers: [A_RESOLVER] });
    page.actions.setDraft(mine);
    page.actions.addResolver();
    expect(page.state().settings?.resolvers).toEqual([A_RESOLVER, mine]);
    await settled();
    expect((await page.settings()).resolvers).toEqual([A_RESOLVER, mine]);
    expect(page.state().settings?.resolvers).toEqual([A_RESOLVER, mine]);
  });

  test("are not undone on the page by what was read before or between them", async () => {
    const page = await openPage();
    const shown: (boolean | undefined)[] = [];
    const early = page.refresh();
    page.actions.change({ strict: true });
    page.actions.change({ guard: false });
    const between = page.refresh();
    page.onDraw((state) => shown.push(state.settings?.strict));
    await Promise.all([early, between, settled()]);
    expect(new Set(shown)).toEqual(new Set([true]));
    expect(page.state().settings).toMatchObject({ strict: true, guard: false });
  });
});

describe("the list of sites that are let through", () => {
  test.each([
    ["Shop.Lab-Site.com", "shop.lab-site.com"],
    [" https://shop.lab-site.com/cart?x=1 ", "shop.lab-site.com"],
    ["bücher.de", "xn--bcher-kva.de"],
  ])("takes %j", async (typed, host) => {
    const page = await openPage();
    page.actions.setList("exceptions", { name: typed, lasting: HOUR });
    page.actions.addName("exceptions");
    await settled();
    const added = { host, until: NOW + HOUR, source: "settings" };
    expect((await page.settings()).exceptions).toEqual([added]);
    expect(page.state().lists.exceptions.name).toBe("");
  });

  test.each([
    [""],
    ["localhost"],
    ["192.0.2.1"],
    ["not a name"],
    ["co.uk"],
    ["javascript:alert(1)"],
  ])("refuses %j, says why and keeps it to be mended", async (typed) => {
    const page = await openPage();
    page.actions.setList("exceptions", { name: typed });
    page.actions.addName("exceptions");
    await settled();
    expect(page.state().lists.exceptions.problem).toBe("no-site");
    expect(page.state().lists.exceptions.name).toBe(typed);
    expect(page.saved).toEqual([]);
  });

  test("gives a site that is in it already the new time", async () => {
    const page = await openPage({ exceptions: [A, B] });
    page.actions.setList("exceptions", { name: A.host, lasting: undefined });
    page.actions.addName("exceptions");
    await settled();
    const { exceptions } = await page.settings();
    expect(exceptions).toEqual([B, { host: A.host, source: "settings" }]);
  });

  test("says so when it is full", async () => {
    const exceptions = Array.from({ length: 1000 }, (_, n) => ({
      host: `h${String(n)}.lab-a.com`,
    }));
    const page = await openPage({ exceptions });
    page.actions.setList("exceptions", { name: "one-more.lab-a.com" });
    page.actions.addName("exceptions");
    expect(page.state().lists.exceptions.problem).toBe("full");
  });

  test("gives back what was taken out of it, once", async () => {
    const page = await openPage({ exceptions: [A, B] });
    page.actions.removeFrom("exceptions", A.host);
    await settled();
    expect((await page.settings()).exceptions).toEqual([B]);
    // The button that had the focus is gone.
    expect(page.focused.at(-1)).toBe("setting-exceptions");
    page.actions.undo();
    await settled();
    expect((await page.settings()).exceptions).toEqual([A, B]);
    expect(page.state().undo).toBeUndefined();
  });

  test("and what somebody else added meanwhile stays when that is undone", async () => {
    const page = await openPage({ exceptions: [A] });
    page.actions.removeFrom("exceptions", A.host);
    await settled();
    await page.store.update(({ exceptions }) => ({ exceptions: [...exceptions, B] }));
    page.actions.undo();
    await settled();
    expect((await page.settings()).exceptions).toEqual([B, A]);
  });

  test("on a page that has not heard of another's changes takes none of them back", async () => {
    const page = await openPage({ exceptions: [A], resolvers: [...DEFAULT_SETTINGS.resolvers] });
    const [, ...others] = DEFAULT_SETTINGS.resolvers;
    await page.store.update(() => ({ exceptions: [B], resolvers: others }));
    page.actions.setList("exceptions", { name: "c.lab-site.com" });
    page.actions.addName("exceptions");
    page.actions.setDraft("https://doh.example-company.com/dns-query");
    page.actions.addResolver();
    await settled();
    const { exceptions, resolvers } = await page.settings();
    expect(exceptions.map(({ host }) => host)).toEqual([B.host, "c.lab-site.com"]);
    expect(resolvers).toEqual([...others, "https://doh.example-company.com/dns-query"]);
  });

  test("and the one of sites to be warned of do not contradict each other", async () => {
    const page = await openPage({ exceptions: [A, B] });
    page.actions.setList("markedHosts", { name: A.host });
    page.actions.addName("markedHosts");
    await settled();
    expect(await page.settings()).toMatchObject({ exceptions: [B], markedHosts: [A.host] });
    page.actions.setList("exceptions", { name: A.host, lasting: HOUR });
    page.actions.addName("exceptions");
    await settled();
    expect((await page.settings()).markedHosts).toEqual([A.host]);
    page.actions.setList("exceptions", { name: A.host, lasting: undefined });
    page.actions.addName("exceptions");
    await settled();
    expect((await page.settings()).markedHosts).toEqual([]);
  });

  test("refuses a domain that is never looked up a second time", async () => {
    const page = await openPage({ excludedDomains: ["lab-site.com"] });
    page.actions.setList("excludedDomains", { name: "lab-site.com" });
    page.actions.addName("excludedDomains");
    expect(page.state().lists.excludedDomains.problem).toBe("twice");
  });
});
