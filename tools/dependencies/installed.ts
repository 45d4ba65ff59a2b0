import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "../zip.ts";
import packageFile from "../../package.json" with { type: "json" };

/** A package that package.json names, as it lies in `node_modules`. */
export type Installed = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Of its own files, without those of the packages that it brings. */
  readonly bytes: number;
  /** How many packages come with it. */
  readonly brings: number;
  /** Whether something of it may end up in a build. */
  readonly isRuntime: boolean;
};

type Locked = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly optional?: boolean;
};

export function installedPackages(root: string): readonly Installed[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const runtime = Object.keys(packageFile.dependencies);
  return [...runtime, ...Object.keys(packageFile.devDependencies)].map((name) => {
    const folder = join(root, "node_modules", name);
    const { version, license = "none named" } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    ) as { version: string; license?: string };
    const files = filesUnder(folder).filter((path) => !path.startsWith("node_modules/"));
    return {
      name,
      version,
      licence: license,
      bytes: files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0),
      brings: broughtBy(`node_modules/${name}`, lock.packages).size,
      isRuntime: runtime.includes(name),
    };
  });
}

/** Paths of all that a package needs, without what only some machines do. */
function broughtBy(
  path: string,
  packages: Readonly<Record<string, Locked>>,
  found = new Set<string>(),
): ReadonlySet<string> {
  const { dependencies = {}, optionalDependencies = {} } = packages[path] ?? {};
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const at = resolve(path, name, packages);
    if (at === undefined || found.has(at) || packages[at]?.optional === true) continue;
    found.add(at);
    broughtBy(at, packages, found);
  }
  return found;
}

/** Where Node finds a package that another one needs. */
function resolve(
  from: string,
  name: string,
  packages: Readonly<Record<string, Locked>>,
): string | undefined {
  for (let at = from; ; at = at.slice(0, at.lastIndexOf("/node_modules/"))) {
    const path = `${at}/node_modules/${name}`;
    if (path in packages) return path;
    if (!at.includes("/node_modules/")) break;
  }
  const top = `node_modules/${name}`;
  return top in packages ? top : undefined;
}
