import { join } from "node:path";
import { afterAll, afterEach, beforeAll } from "vitest";
import { beginAnew } from "../../../lab/browsers/begin-anew.ts";
import type { Tab } from "../../../lab/browsers/chromium.ts";
import {
  launchManagedChromium,
  type ManagedChromium,
} from "../../../lab/browsers/managed-chromium.ts";
import type { Builds } from "../../../lab/browsers/managed-kit.ts";
import { until } from "../../../lab/browsers/until.ts";
import type { PolicySettings } from "../../../tools/package/policy-files.ts";
import { done, undone } from "../harness/call-trap.ts";
import { warnedTab, workerStage } from "../harness/chromium-deaths.ts";
import type { DeathCase, DeathStage } from "../harness/death-case.ts";
import { FLUXED } from "../harness/death-leaves.ts";
import { there } from "../harness/firefox-pages.ts";
import { useOrganisation } from "../harness/managed-suite.ts";
import { mildSettings, strictSettings } from "./organisation-settings.ts";

const OTHERS = "another team";

type PolicyDeaths = { readonly stage: DeathStage<Tab>; readonly policyChange: DeathCase<Tab> };

/** A managed Chromium whose worker is killed over another policy. `builds`: what it installs, where that is not the product. */
export function usePolicyDeaths(builds?: Builds): PolicyDeaths {
  const organisation = useOrganisation(["ten-homes", "plain"], mildSettings, builds);
  let managed: ManagedChromium | undefined;
  const suite = {
    get run() {
      return there(managed).run;
    },
  };

  /** Puts a policy in place and has the browser read it. It sees to that by itself, but takes seconds. */
  async function order(settings: PolicySettings): Promise<void> {
    there(managed).setSettings(settings);
    const page = await suite.run.context.newPage();
    await page.goto("chrome://policy/");
    await page.locator("#reload-policies").click();
    await page.close();
  }

  const fresh = async (): Promise<void> => {
    const mild = mildSettings(organisation.lab);
    await order(mild);
    await until("the first policy is there", async () => {
      const call = "chrome.storage.managed.get(null)";
      const found = await suite.run.observer.page.evaluate<PolicySettings>(call);
      return found["organisationName"] === mild["organisationName"] && !("allowDomains" in found);
    });
    await beginAnew(suite.run, [FLUXED]);
    organisation.lab.reset();
  };

  beforeAll(async () => {
    const { kit, key, folder, lab } = organisation;
    managed = await launchManagedChromium({
      ...{ policy: kit.chromiumPolicy, id: key.id, folder: join(folder, "chromium") },
      keyPin: lab.certificates.keyPin,
    });
    await until("the policy is known", async () => (await suite.run.ask("getSettings", {})).setUp);
    await fresh();
  });
  afterEach(fresh);
  afterAll(async () => {
    await managed?.run.close();
  });

  const policyChange: DeathCase<Tab> = {
    name: "heeding another policy",
    before: () => warnedTab(suite.run),
    act: () =>
      order({
        ...strictSettings(organisation.lab),
        ...{ organisationName: OTHERS, action: "warning" },
        ...{ allowDomains: [FLUXED], blockDomains: ["rival.lab-site.com"] },
      }),
    leaves: {
      policy: { organisationName: OTHERS, allowDomains: [FLUXED] },
      rules: ["redirect rival.lab-site.com"],
      underWay: [],
    },
    moments: [
      ["it is to be read", undone("storage.managed.get")],
      ["it is to be kept", undone("storage.local.set", /another team/)],
      ["it is kept", done("storage.local.set", /another team/)],
      ["the browser is to let a site through", undone("declarativeNetRequest.updateDynamicRules")],
      [
        "the browser stops the sites of the other",
        done("declarativeNetRequest.updateDynamicRules", /rival/),
      ],
      ["it is known that it was heeded", undone("storage.session.set", /heeded/)],
    ],
  };
  return { stage: workerStage(suite, fresh), policyChange };
}
