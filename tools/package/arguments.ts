import { parseArgs } from "node:util";

export type PackageArguments = {
  /** File of the key to sign with; none: no CRX3. */
  readonly key?: string;
  /** Whether the key is to be made first. */
  readonly isNewKey: boolean;
  /** Where the files will be served from, with a `/` at its end; none: no kit. */
  readonly selfHost?: string;
  /** A file of settings for the policy files. */
  readonly settings?: string;
  /** Whether the policy lets Firefox ESR install what addons.mozilla.org has not signed. */
  readonly isForEsr: boolean;
  /** Whether only the use of this command is asked for. */
  readonly help: boolean;
  readonly out: string;
};

export const USAGE = `Use: npm run package [-- OPTION...]
  --key FILE        sign a CRX3 with this private key (PEM, RSA)
  --new-key FILE    make that key first; keep the file, since it is what the id comes from
  --self-host URL   also a kit to serve from there: packages that ask it for updates, policy files
  --settings FILE   what the kit's policy files are to set: the keys as JSON, or a changed sample of docs/policy
  --esr             Firefox's policy file also lets Firefox ESR install what nobody has signed
  --help            this text
  --out FOLDER      where to write; default: packages`;

const OPTIONS = {
  key: { type: "string" },
  "new-key": { type: "string" },
  "self-host": { type: "string" },
  settings: { type: "string" },
  esr: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
  out: { type: "string", default: "packages" },
} as const;

/** Reads the command line; a string is what is wrong with it. */
export function readArguments(args: readonly string[]): PackageArguments | string {
  const values = parse(args);
  if (typeof values === "string") return values;
  const { key, "new-key": newKey, "self-host": selfHost, settings, esr, help, out } = values;
  if (key !== undefined && newKey !== undefined) {
    return "Give --key for a key that is there or --new-key for one that is to be made, not both.";
  }
  if (settings !== undefined && selfHost === undefined) {
    return "--settings is for the kit's policy files: give --self-host URL too.";
  }
  if (esr && selfHost === undefined) {
    return "--esr is for the kit's policy files: give --self-host URL too.";
  }
  const base = selfHost === undefined ? undefined : baseUrl(selfHost);
  if (base instanceof Error) return base.message;
  const file = key ?? newKey;
  return {
    isNewKey: newKey !== undefined,
    isForEsr: esr,
    help,
    out,
    ...(file === undefined ? {} : { key: file }),
    ...(base === undefined ? {} : { selfHost: base }),
    ...(settings === undefined ? {} : { settings }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

function baseUrl(text: string): string | Error {
  if (!URL.canParse(text)) return new Error(`--self-host: "${text}" is no web address.`);
  const url = new URL(text);
  const isPlain = url.protocol === "http:" && LOOPBACK.includes(url.hostname);
  if (url.protocol !== "https:" && !isPlain) {
    return new Error(
      `--self-host: "${text}" must begin with https:// (browsers update over nothing else).`,
    );
  }
  if (url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") {
    return new Error(`--self-host: give the folder alone, without "?", "#", name or password.`);
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
