import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

/** When versions were released, days as `2026-11-26`. */
export type Release = {
  readonly version: string;
  /** The day of the version that is used. */
  readonly on: string;
  readonly latest: string;
  readonly latestOn: string;
};

export type Releases = {
  /** The day on which the registry was asked. */
  readonly asked: string;
  readonly packages: Readonly<Record<string, Release>>;
};

const FILE = new URL("releases.json", import.meta.url);

/** What the registry said when it was last asked. */
export function readReleases(): Releases {
  return JSON.parse(readFileSync(FILE, "utf8")) as Releases;
}

/** Asks npm's registry, package by package. `versions`: the ones in use, by name. */
export function askReleases(versions: ReadonlyMap<string, string>): void {
  const packages = [...versions].map(([name, version]) => [name, ask(name, version)] as const);
  const asked = new Date().toISOString().slice(0, 10);
  const releases: Releases = { asked, packages: Object.fromEntries(packages) };
  writeFileSync(FILE, `${JSON.stringify(releases, undefined, 2)}\n`);
}

type Answer = {
  readonly time: Readonly<Record<string, string>>;
  readonly "dist-tags": { readonly latest: string };
};

function ask(name: string, version: string): Release {
  const printed = execFileSync("npm", ["view", name, "time", "dist-tags", "--json"], {
    encoding: "utf8",
  });
  const { time, "dist-tags": tags } = JSON.parse(printed) as Answer;
  const day = (of: string): string => (time[of] ?? "not told").slice(0, 10);
  return { version, on: day(version), latest: tags.latest, latestOn: day(tags.latest) };
}
