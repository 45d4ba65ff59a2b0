import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import {
  launchManagedChromium,
  type ManagedChromium,
} from "../../../lab/browsers/managed-chromium.ts";
import { until } from "../../../lab/browsers/until.ts";
import { type Collector, startCollector } from "../../../lab/server/collector.ts";
import { OPTIONS_PAGE } from "../../../src/messages/pages.ts";
import type { Answer, Reply } from "../../../src/messages/protocol.ts";
import type { PolicySettings } from "../../../tools/package/policy-files.ts";
import { there } from "./firefox-pages.ts";
import { useOrganisation } from "./managed-suite.ts";

type EventMethod = "getEventsStatus" | "sendTestEvent" | "exportEvents";

/** A Chromium that an organisation manages, and its collector of events. */
export type ManagedEvents = {
  readonly collector: Collector;
  readonly managed: ManagedChromium;
  /** Asked as the settings page does, which alone may. */
  readonly inOptions: <M extends EventMethod>(method: M) => Promise<Answer<M>>;
  /** Puts another collector in the place of one that is closed. */
  readonly reopenCollector: (open: () => Promise<Collector>) => Promise<void>;
  /** Opens the browser again, once it is closed. */
  readonly launch: () => Promise<void>;
};

/** `settings`: of events, beside where they go. Cases build on each other: one person's browser, one collector. */
export function useManagedEvents(ids: readonly string[], settings: PolicySettings): ManagedEvents {
  let collector: Collector | undefined;
  let managed: ManagedChromium | undefined;
  // Before the organisation, whose policy names it.
  beforeAll(async () => {
    collector = await startCollector();
  });
  const organisation = useOrganisation(ids, (lab) => ({
    resolvers: lab.resolvers.map(({ url }) => url),
    consentGiven: true,
    reportEndpoint: there(collector).url,
    ...settings,
  }));
  const suite: ManagedEvents = {
    get collector() {
      return there(collector);
    },
    get managed() {
      return there(managed);
    },
    inOptions: async (method) => {
      const { run } = there(managed);
      const page = await run.context.newPage();
      try {
        await page.goto(run.extensionUrl(OPTIONS_PAGE));
        return await ask(page, method);
      } finally {
        await page.close();
      }
    },
    reopenCollector: async (open) => {
      collector = await open();
    },
    launch: async () => {
      const { kit, key, folder, lab } = organisation;
      managed = await launchManagedChromium({
        ...{ policy: kit.chromiumPolicy, id: key.id, folder: join(folder, "chromium") },
        keyPin: lab.certificates.keyPin,
      });
      // Chromium hands it over once it has nothing better to do, and pages that open are better.
      const { observer } = managed.run;
      await until("the policy has come", async () => {
        const found = await observer.page.evaluate<object>("chrome.storage.managed.get(null)");
        return Object.keys(found).length > 0;
      });
      await until("the policy is in force", async () => {
        return (await suite.inOptions("getEventsStatus"))?.made === true;
      });
    },
  };
  beforeAll(() => suite.launch());
  afterAll(async () => {
    await managed?.run.close();
    await collector?.close();
  });
  return suite;
}

type Chrome = { readonly runtime: { readonly sendMessage: (message: object) => Promise<unknown> } };

async function ask<M extends EventMethod>(page: Page, method: M): Promise<Answer<M>> {
  const reply = (await page.evaluate(
    (name) =>
      (globalThis as unknown as { chrome: Chrome }).chrome.runtime.sendMessage({
        ...{ method: name, args: {} },
      }),
    method,
  )) as Reply;
  if (!reply.ok) throw new Error(reply.error);
  return reply.value as Answer<M>;
}
