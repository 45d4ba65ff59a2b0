import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openOutput } from "../../tools/package/output.ts";
import type { PolicySettings } from "../../tools/package/policy-files.ts";
import { KIT, writeSelfHostKit } from "../../tools/package/self-host.ts";
import type { SigningKey } from "../../tools/package/signing-key.ts";

export type ManagedKit = {
  /** Folder of the files to serve. */
  readonly served: string;
  /** The policy files, as an administrator puts them in place. */
  readonly chromiumPolicy: string;
  readonly firefoxPolicy: string;
};

/** Folders of what is built for each browser. */
export type Builds = { readonly chrome: string; readonly firefox: string };

type Request = {
  readonly builds: Builds;
  readonly key: SigningKey;
  readonly url: string;
  readonly settings: PolicySettings;
  /** Default: the builds' own. */
  readonly version?: string;
  readonly folder: string;
};

/** The kit that `npm run package -- --self-host URL` writes, of builds that are there. */
export async function makeManagedKit(request: Request): Promise<ManagedKit> {
  const { key, url, settings, folder } = request;
  const builds = { ...request.builds };
  const version = request.version ?? versionOf(builds.chrome);
  if (request.version !== undefined) {
    for (const name of ["chrome", "firefox"] as const) {
      builds[name] = join(folder, name);
      cpSync(request.builds[name], builds[name], { recursive: true });
      setVersion(builds[name], version);
    }
  }
  const output = openOutput(join(folder, "kit"));
  await writeSelfHostKit({ ...builds, key, url, settings, version, isForEsr: true }, output);
  output.close();
  const at = (path: string): string => join(folder, "kit", path);
  return {
    served: at(KIT.serve),
    chromiumPolicy: at(KIT.chromiumPolicy),
    firefoxPolicy: at(KIT.firefoxPolicy),
  };
}

function versionOf(build: string): string {
  return (readManifest(build) as { version: string }).version;
}

function setVersion(build: string, version: string): void {
  const manifest = { ...readManifest(build), version };
  writeFileSync(join(build, "manifest.json"), JSON.stringify(manifest));
}

function readManifest(build: string): object {
  return JSON.parse(readFileSync(join(build, "manifest.json"), "utf8")) as object;
}
