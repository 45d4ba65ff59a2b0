/** What one folder of `src/` may use. */
type FolderRule = {
  /** A folder imports from folders of lower rank, and from its own. */
  readonly rank: number;
  /** May import from folders of its own rank (never so that files import in a circle). */
  readonly siblings: boolean;
  /** Packages it may import. */
  readonly packages: readonly string[];
};

const views = ["preact", "webextension-polyfill"];

function pure(rank: number, ...packages: readonly string[]): FolderRule {
  return { rank, siblings: false, packages };
}

function shared(...packages: readonly string[]): FolderRule {
  return { rank: 3, siblings: true, packages };
}

function entry(...packages: readonly string[]): FolderRule {
  return { rank: 6, siblings: false, packages };
}

/** The table of docs/architecture.md. A folder that is not in it may not exist. */
export const FOLDERS: Readonly<Record<string, FolderRule>> = {
  detection: pure(0, "tldts", "ipaddr.js"),
  networks: pure(1, "ipaddr.js", "fflate"),
  dns: pure(2, "dohjs", "buffer", "ipaddr.js"),
  messages: shared("valibot"),
  storage: shared("valibot", "@humanwhocodes/momoa"),
  events: shared("valibot"),
  ui: shared("preact", "punycode"),
  app: pure(4),
  platform: pure(5, "webextension-polyfill"),
  background: entry("webextension-polyfill"),
  popup: entry(...views),
  content: entry(),
  warning: entry(...views),
  options: entry(...views),
  history: entry(...views),
  welcome: entry(...views),
};

/** Folders that the command may not use: they need a browser. */
const NEEDS_BROWSER = new Set(
  Object.keys(FOLDERS).filter((name) => (FOLDERS[name]?.rank ?? 0) > 4),
);

const COMMAND = "cli";
const COMMAND_PACKAGES = ["node:*", "undici", "valibot", "fflate"];

/** Top folders and files outside `src/` that it may read: words, what the project is called and how browsers know it. */
const OUTSIDE = ["_locales", "package.json", "manifest.json"];

/** Why a file of `src/` may not import another file; undefined where it may. */
export function whyNotFile(from: string, to: string): string | undefined {
  const source = placeOf(from);
  const target = placeOf(to);
  if (source.top !== "src" || (source.top === target.top && source.folder === target.folder)) {
    return undefined;
  }
  if (target.top !== "src") {
    return OUTSIDE.includes(target.top) ? undefined : `src/ never uses ${target.top}`;
  }
  if (target.folder === COMMAND) return "nothing uses the command";
  if (source.folder === COMMAND) {
    return NEEDS_BROWSER.has(target.folder) ? "the command runs without a browser" : undefined;
  }
  const mine = FOLDERS[source.folder];
  const other = FOLDERS[target.folder];
  if (mine === undefined || other === undefined) return "the folder is not in the table";
  if (other.rank < mine.rank || (other.rank === mine.rank && mine.siblings)) return undefined;
  return `${target.folder} is not above ${source.folder} in the table`;
}

/** Why a file of `src/` may not import a package; undefined where it may. */
export function whyNotPackage(from: string, specifier: string): string | undefined {
  const { top, folder } = placeOf(from);
  if (top !== "src") return undefined;
  const allowed = folder === COMMAND ? COMMAND_PACKAGES : (FOLDERS[folder]?.packages ?? []);
  const name = packageName(specifier);
  if (name === "preact" && !from.endsWith(".tsx")) return "only views (.tsx) draw";
  if (allowed.includes(name.startsWith("node:") ? "node:*" : name)) return undefined;
  return `${folder} may not use the package ${name}`;
}

/** The package of an import such as `preact/hooks` or `@scope/name/file.js`. */
export function packageName(specifier: string): string {
  const depth = specifier.startsWith("@") ? 2 : 1;
  return specifier.split("/").slice(0, depth).join("/");
}

/** `src/dns/wire.ts` is in the folder `dns` of `src`; `src/global.d.ts` in no folder. */
function placeOf(path: string): { readonly top: string; readonly folder: string } {
  const [top = "", second = "", third] = path.split("/");
  return { top, folder: third === undefined ? "" : second };
}
