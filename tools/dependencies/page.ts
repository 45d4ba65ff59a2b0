import { format } from "prettier";
import type { Installed } from "./installed.ts";
import { REASONS } from "./reasons.ts";
import type { Releases } from "./releases.ts";

/** The text of `docs/dependencies.md`. `shipped`: names of all packages of which the extension holds something. */
export async function dependenciesPage(
  installed: readonly Installed[],
  releases: Releases,
  shipped: readonly string[],
): Promise<string> {
  const row = ({ name, version, licence, bytes, brings }: Installed): string => {
    const { on, latest, latestOn } = known(releases, name, version);
    const newer = latest === version ? "this one" : `${latest}, ${latestOn}`;
    const size = `${Math.ceil(bytes / 1000).toLocaleString("en-US")} kB`;
    const cells = [name, version, REASONS[name]?.why ?? "", size, brings, licence, on, newer];
    return `| ${cells.join(" | ")} |`;
  };
  const table = (isRuntime: boolean): readonly string[] => [
    "| package | version | why | size | brings | licence | released | newest |",
    "| - | - | - | -: | -: | - | - | - |",
    ...installed.filter((one) => one.isRuntime === isRuntime).map(row),
  ];
  const named = new Set(installed.map(({ name }) => name));
  const others = shipped.filter((name) => !named.has(name));
  return format(
    [
      "# Dependencies",
      "",
      "Made by `npm run docs:dependencies` from package.json, what is installed, and the reasons in `tools/dependencies/reasons.ts`; a test",
      "holds that it is up to date, that every package is used, and that all that ships goes with GPL-3.0-or-later.",
      `Days of release: from the registry that npm was set to on ${releases.asked} (\`npm run docs:dependencies -- --ask\`); a mirror tells`,
      "when it took a version over, so old ones may be older. Size: of the package's own files as installed. Brings: how many other",
      "packages come with it.",
      "",
      "## In what people install",
      "",
      ...table(true),
      "",
      `With them come ${others.join(", ")}. \`THIRD-PARTY-NOTICES.txt\` in each package, made of what the bundles really hold, has all`,
      "licences with their texts; a build fails where one is missing or does not go with ours. The network table is made of",
      "`@ip-location-db/asn` (CC BY 4.0), and tldts holds the Public Suffix List (MPL 2.0); both are named there.",
      "",
      "## For development alone",
      "",
      ...table(false),
      "",
      "Of undici, the command `fluxward` holds a part; its notices say so. `npm run lint:package` fetches Mozilla's web-ext when it is",
      "run, in a fixed version: it brings 327 packages, too many for everybody to install.",
      "",
    ].join("\n"),
    { parser: "markdown", printWidth: 100 },
  );
}

function known(releases: Releases, name: string, version: string) {
  const release = releases.packages[name];
  if (release?.version !== version) {
    throw new Error(
      `When ${name} ${version} was released is not known here: npm run docs:dependencies -- --ask`,
    );
  }
  return release;
}
