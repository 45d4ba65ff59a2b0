import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import english from "../../_locales/en/messages.json";
import packageFile from "../../package.json";
import { orderForHost, DEFAULT_RESOLVERS, subnetResolver } from "../dns/resolvers.ts";
import { parseResolverUrl } from "../dns/resolver-url.ts";
import { createWords } from "../ui/words.ts";
import { parseArguments, type Command, type LookOptions } from "./arguments.ts";
import { createCapture } from "./capture.ts";
import { check, type LookTools } from "./check.ts";
import type { ExitStatus } from "./exit-status.ts";
import { HELP } from "./help.ts";
import { createHostLooks } from "./host-looks.ts";
import { loadKnowledge } from "./knowledge.ts";
import { createNodePorts, nodeClock } from "./node-ports.ts";
import { createOutput, type Output } from "./output.ts";
import { checkPolicy } from "./policy.ts";
import { replay } from "./replay.ts";
import { watch } from "./watch.ts";

/** What the command needs of a process; Node's `process` is one. */
export type Host = {
  readonly stdin: Readable;
  readonly stdout: Writable & { isTTY?: boolean };
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly once: (signal: "SIGINT" | "SIGTERM", listener: () => void) => unknown;
};

/** Runs one command line to its end; never rejects. */
export async function runCommand(args: readonly string[], host: Host): Promise<ExitStatus> {
  const output = createOutput(host, host.env);
  const parsed = parseArguments(args);
  if (!parsed.ok) {
    output.note(`${parsed.problem} Run "fluxward --help" for how to use it.`);
    return 2;
  }
  try {
    return await run(parsed.command, host, output);
  } catch (error) {
    output.note(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

async function run(command: Command, host: Host, output: Output): Promise<ExitStatus> {
  switch (command.kind) {
    case "help":
      output.print(HELP);
      return 0;
    case "version":
      output.print(packageFile.version);
      return 0;
    case "replay": {
      const words = createWords(english, "en");
      const knowledge = loadKnowledge();
      return replay({ ...command, standardInput: host.stdin, knowledge, words, output });
    }
    case "policy":
      return checkPolicy({ ...command, output });
    case "check":
      return withTools(command, output, (tools) => check(command.hosts, tools));
    case "watch": {
      const stop = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        host.once(signal, () => {
          stop.abort();
        });
      }
      return withTools(command, output, (tools) =>
        watch(command.host, tools, nodeClock, stop.signal),
      );
    }
  }
}

async function withTools(
  options: LookOptions,
  output: Output,
  use: (tools: LookTools) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const resolversFor = chooseResolvers(options.resolvers);
  const words = createWords(english, "en");
  const knowledge = loadKnowledge();
  const capture =
    options.captureFile === undefined ? undefined : createCapture(options.captureFile);
  const { ports, close } = createNodePorts(options.caFile);
  try {
    const takeHostLook = createHostLooks(ports, knowledge, resolversFor, options.ecs);
    const { json } = options;
    if (options.ecs && subnetResolver(resolversFor("")) === undefined) {
      output.note("--ecs changes nothing: none of the resolvers is known to pass subnets on.");
    }
    return await use({ takeHostLook, knowledge, words, output, capture, json, now: ports.now });
  } finally {
    await close();
  }
}

/** Resolvers given are asked in that order; the default ones take turns, so that none learns every name first. */
function chooseResolvers(given: readonly string[]): (host: string) => readonly string[] {
  if (given.length === 0) {
    const key = randomBytes(16);
    const urls = DEFAULT_RESOLVERS.map(({ url }) => url);
    return (host) => orderForHost(urls, host, key);
  }
  const urls = given.map((text) => {
    const parsed = parseResolverUrl(text);
    if (!parsed.ok) throw new Error(`--resolver ${text}: ${parsed.message}`);
    return parsed.url;
  });
  const distinct = [...new Set(urls)];
  return () => distinct;
}
