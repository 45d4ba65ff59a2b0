/** What the command line asks for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "replay"; readonly file: string; readonly json: boolean }
  | {
      readonly kind: "policy";
      readonly file: string;
      readonly json: boolean;
      /** Under which Chromium knows the extension where it was signed with another key; undefined: the usual one. */
      readonly id: string | undefined;
    }
  | ({ readonly kind: "check"; readonly hosts: readonly string[] } & LookOptions)
  | ({ readonly kind: "watch"; readonly host: string } & LookOptions);

export type LookOptions = {
  /** As typed; empty: the default ones. */
  readonly resolvers: readonly string[];
  readonly json: boolean;
  /** Ask with example subnets of other parts of the world too. */
  readonly ecs: boolean;
  readonly captureFile: string | undefined;
  readonly caFile: string | undefined;
};

export type ParsedArguments =
  | { readonly ok: true; readonly command: Command }
  /** `problem` is a sentence for people. */
  | { readonly ok: false; readonly problem: string };

type OptionName = "--resolver" | "--capture" | "--ca" | "--json" | "--ecs" | "--id";
type Options = {
  readonly values: ReadonlyMap<OptionName, readonly string[]>;
  readonly words: readonly string[];
};

const WITH_VALUE: ReadonlySet<string> = new Set(["--resolver", "--capture", "--ca", "--id"]);
const COMMANDS: Readonly<Record<string, readonly OptionName[]>> = {
  check: ["--resolver", "--capture", "--ca", "--json", "--ecs"],
  watch: ["--resolver", "--capture", "--ca", "--json", "--ecs"],
  replay: ["--json"],
  policy: ["--json", "--id"],
};

/** Reads the arguments behind the program's name. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const beforeEnd = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (beforeEnd.includes("--help") || beforeEnd.includes("-h")) return done({ kind: "help" });
  if (beforeEnd.includes("--version")) return done({ kind: "version" });
  const [name, ...rest] = args;
  if (name === undefined) return refuse("Say what to do: check, watch, replay or policy.");
  const allowed = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (allowed === undefined) {
    return refuse(
      `There is no command "${name}". The commands are check, watch, replay and policy.`,
    );
  }
  const options = readOptions(rest, name, allowed);
  if (typeof options === "string") return refuse(options);
  if (name === "replay" || name === "policy") return fileCommand(name, options);
  return lookCommand(name, options);
}

function readOptions(
  args: readonly string[],
  command: string,
  allowed: readonly OptionName[],
): Options | string {
  const values = new Map<OptionName, string[]>();
  const words: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const text = args[index] ?? "";
    if (text === "--") {
      words.push(...args.slice(index + 1));
      break;
    }
    if (text === "-" || !text.startsWith("-")) {
      words.push(text);
      continue;
    }
    const [typed, inline] = splitOnce(text);
    const option = allowed.find((known) => known === typed);
    if (option === undefined) return `"${command}" has no option "${typed}".`;
    if (!WITH_VALUE.has(option)) {
      if (inline !== undefined) return `${option} takes no value.`;
      values.set(option, []);
      continue;
    }
    const value = inline ?? args[index + 1];
    if (inline === undefined) index += 1;
    if (value === undefined || value === "") return `${option} needs a value.`;
    values.set(option, [...(values.get(option) ?? []), value]);
  }
  const twice = (["--capture", "--ca", "--id"] as const).find(
    (name) => (values.get(name)?.length ?? 0) > 1,
  );
  return twice === undefined ? { values, words } : `${twice} can be given once only.`;
}

const FILE = {
  replay: "a file to read, or - for standard input",
  policy: "the file of a browser's policy",
} as const;

function fileCommand(kind: "replay" | "policy", { values, words }: Options): ParsedArguments {
  const [file, ...more] = words;
  if (file === undefined) return refuse(`${kind} needs ${FILE[kind]}.`);
  if (more.length > 0) return refuse(`${kind} reads one file at a time.`);
  const json = values.has("--json");
  if (kind === "replay") return done({ kind, file, json });
  const id = values.get("--id")?.[0];
  if (id !== undefined && !/^[a-p]{32}$/.test(id)) {
    return refuse("--id takes the 32 letters, a to p, under which Chromium knows the extension.");
  }
  return done({ kind, file, json, id });
}

function lookCommand(kind: string, { values, words }: Options): ParsedArguments {
  const [host, ...more] = words;
  if (host === undefined)
    return refuse(`${kind} needs the name of a site, such as shop.example.net.`);
  const resolvers = values.get("--resolver") ?? [];
  if (resolvers.length > 8) return refuse("At most 8 resolvers can be asked.");
  const options: LookOptions = {
    resolvers,
    json: values.has("--json"),
    ecs: values.has("--ecs"),
    captureFile: values.get("--capture")?.[0],
    caFile: values.get("--ca")?.[0],
  };
  if (kind === "check") return done({ kind, hosts: words, ...options });
  if (more.length > 0) return refuse("watch follows one site at a time.");
  return done({ kind: "watch", host, ...options });
}

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf("=");
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function done(command: Command): ParsedArguments {
  return { ok: true, command };
}

function refuse(problem: string): ParsedArguments {
  return { ok: false, problem };
}
