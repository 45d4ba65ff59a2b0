import { expect } from "vitest";
import type { OptionsCase } from "./options-cases.ts";
import {
  openAgain,
  openFresh,
  type OptionsPage,
  textOf,
  untilSaid,
  untilSet,
  untilTrue,
} from "./options-page.ts";

const OWN = "https://doh.example-company.com/dns-query";

/** What a person sees of real damage in real storage; played in every browser. */
export const STORAGE_CASES: readonly OptionsCase[] = [
  [
    "storage: a resolver that cannot be read is that of the last good copy, and it is said",
    async (page) => {
      await begin(page);
      await store(page, `(all) => ({ settings: { ...all.settings, resolvers: "rubbish" } })`);
      await openAgain(page);
      await untilSaid(page, "Their last good copy is used: nothing is lost.");
      expect((await page.settings()).resolvers).toEqual([OWN]);
      await page.click("input[name=strict]");
      await untilSet(page, { strict: true, resolvers: [OWN] });
      await untilStored(page, `all.settings.resolvers[0] === "${OWN}"`);
    },
  ],
  [
    "storage: where no copy has it either nobody is asked, until the person goes on",
    async (page) => {
      await begin(page);
      await store(
        page,
        `(all) => { const settings = { ...all.settings, resolvers: [5] }; return { settings, "settings.copy": settings }; }`,
      );
      await openAgain(page);
      await untilSaid(page, "nobody is asked about any site");
      await untilSet(page, { setUp: false });
      await page.click("input[name=strict]");
      await untilSet(page, { setUp: false, strict: true });
      await page.click("#go-on");
      await untilSet(page, { setUp: true, strict: true });
    },
  ],
  [
    "storage: settings of a later version are used as far as they are known, and it is said",
    async (page) => {
      await begin(page);
      await store(
        page,
        `(all) => { const settings = { ...all.settings, version: 99, colour: "red" }; return { settings, "settings.copy": settings }; }`,
      );
      await openAgain(page);
      await untilSaid(page, "A later version of Fluxward wrote these settings.");
      await page.click("input[name=strict]");
      await untilSet(page, { strict: true, resolvers: [OWN] });
      await untilStored(page, `all["settings.damaged"]?.colour === "red"`);
    },
  ],
  [
    "storage: what is added to an old list, several times at once, is all kept",
    async (page) => {
      await begin(page);
      const names = ["a", "b", "c", "d", "e", "f"].map((name) => `${name}.lab-site.com`);
      await page.evaluate(`Promise.all(${JSON.stringify(names)}.map((name) =>
        (globalThis.browser ?? chrome).runtime.sendMessage({
          method: "saveSettings",
          args: { settings: { markedHosts: [name] }, base: { markedHosts: [] } },
        }),
      )).then(() => true)`);
      await untilSet(page, { markedHosts: names });
      for (const name of names) await untilSaid(page, name);
    },
  ],
];

/** Chromium alone has so small a quota that it can be filled. */
export const FULL_CASE: OptionsCase = [
  "storage: on a full disk nothing is saved, that is said, and what was set before holds",
  async (page) => {
    await begin(page);
    await page.evaluate(`(async ({ local }) => {
      for (let size = 4_000_000, at = 0; size > 1; at += 1) {
        const fits = await local.set({ ["filling" + at]: "x".repeat(size) }).then(() => true, () => false);
        if (!fits) size = Math.floor(size / 2);
      }
      return true;
    })(chrome.storage)`);
    await page.click("input[name=strict]");
    await untilSaid(page, "The browser could not write it. Its disk may be full.");
    expect(await page.settings()).toMatchObject({ strict: false, resolvers: [OWN] });
    await openAgain(page);
    await untilSaid(page, "its storage or the disk is full");
    await page.evaluate(`(async ({ local }) => {
      const keys = Object.keys(await local.get(null)).filter((key) => key.startsWith("filling"));
      await local.remove(keys);
      return true;
    })(chrome.storage)`);
    await page.click("input[name=strict]");
    await untilSet(page, { strict: true, resolvers: [OWN] });
    await openAgain(page);
    await untilSaid(page, "Kept now:");
    expect(await textOf(page)).not.toContain("its storage or the disk is full");
  },
];

/** The page with a resolver of the person's own. */
async function begin(page: OptionsPage): Promise<void> {
  await openFresh(page);
  await page.evaluate(`(globalThis.browser ?? chrome).runtime.sendMessage({
    method: "saveSettings", args: { settings: { resolvers: ["${OWN}"] } },
  })`);
  await untilSet(page, { resolvers: [OWN] });
}

/** Writes into `storage.local` what a function makes of all that is there. */
async function store(page: OptionsPage, change: string): Promise<void> {
  await page.evaluate(`(async ({ local }) => {
    await local.set((${change})(await local.get(null)));
    return true;
  })((globalThis.browser ?? chrome).storage)`);
}

async function untilStored(page: OptionsPage, condition: string): Promise<void> {
  await untilTrue(
    page,
    `(globalThis.browser ?? chrome).storage.local.get(null).then((all) => ${condition})`,
  );
}
