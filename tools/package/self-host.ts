import { geckoId } from "../../lab/browsers/extension-id.ts";
import { zipFiles } from "../zip.ts";
import { forOwnFirefox, forOwnKey } from "./extension-files.ts";
import { describeKit } from "./kit-text.ts";
import type { Output } from "./output.ts";
import { chromiumPolicy, firefoxPolicy, type PolicySettings } from "./policy-files.ts";
import type { SigningKey } from "./signing-key.ts";
import { chromiumUpdates, firefoxUpdates } from "./update-files.ts";
import { writeCrx3 } from "./write-crx.ts";

export type KitRequest = {
  /** Folders of the builds. */
  readonly chrome: string;
  readonly firefox: string;
  readonly version: string;
  readonly key: SigningKey;
  /** Where `serve` will be found, with a `/` at its end. */
  readonly url: string;
  readonly settings: PolicySettings;
  /** Whether Firefox's policy is to let Firefox ESR take the extension as it is. */
  readonly isForEsr: boolean;
};

const UPDATES = { chromium: "update.xml", firefox: "updates.json" } as const;

/** Where the parts of the kit lie. */
export const KIT = {
  readme: "self-host/README.txt",
  /** The ids and the version, for scripts. */
  ids: "self-host/ids.json",
  /** All of it goes to the server. */
  serve: "self-host/serve",
  chromiumUpdates: `self-host/serve/${UPDATES.chromium}`,
  firefoxUpdates: `self-host/serve/${UPDATES.firefox}`,
  /** All of it goes to the browsers' policy folders. */
  chromiumPolicy: "self-host/policies/chromium/fluxward.json",
  firefoxPolicy: "self-host/policies/firefox/policies.json",
} as const;

/** Writes all that an organisation needs to install Fluxward from a server of its own, and to keep it up to date. */
export async function writeSelfHostKit(
  { chrome, firefox, version, key, url, settings, isForEsr }: KitRequest,
  output: Output,
): Promise<void> {
  const [crxName, xpiName] = [`fluxward-${version}.crx`, `fluxward-${version}.xpi`];
  const [crxUrl, xpiUrl] = [url + crxName, url + xpiName];
  const updateXml = url + UPDATES.chromium;
  const id = geckoId(firefox);
  const json = (path: string, value: object): void => {
    output.write(path, `${JSON.stringify(value, undefined, 2)}\n`);
  };

  const crx = zipFiles(forOwnKey(chrome, key.publicKey, updateXml));
  await output.writeBy(`${KIT.serve}/${crxName}`, (file) => writeCrx3(file, crx, key));
  output.write(KIT.chromiumUpdates, chromiumUpdates({ id: key.id, version, url: crxUrl }));
  const xpi = zipFiles(forOwnFirefox(firefox, url + UPDATES.firefox));
  output.write(`${KIT.serve}/${xpiName}`, xpi);
  output.write(KIT.firefoxUpdates, firefoxUpdates({ id, version, url: xpiUrl }, xpi));
  json(KIT.chromiumPolicy, chromiumPolicy(key.id, updateXml, settings));
  json(KIT.firefoxPolicy, firefoxPolicy(id, xpiUrl, settings, isForEsr));
  json(KIT.ids, { chromium: key.id, firefox: id, version });
  output.write(
    KIT.readme,
    describeKit({ chromiumId: key.id, firefoxId: id, url, crxName, xpiName, isForEsr }),
  );
}
