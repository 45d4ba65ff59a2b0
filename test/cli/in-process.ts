import { Readable, Writable } from "node:stream";
import { runCommand } from "../../src/cli/run-command.ts";
import type { Ended } from "./run-fluxward.ts";

/** Runs the command in this process: for what needs no process of its own, a hundred times as fast. */
export async function runHere(
  args: readonly string[],
  input: string | Uint8Array = "",
): Promise<Ended> {
  const texts = { out: "", err: "" };
  const collect = (key: keyof typeof texts): Writable =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        texts[key] += chunk.toString();
        done();
      },
    });
  const status = await runCommand(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: collect("out"),
    stderr: collect("err"),
    env: {},
    once: () => undefined,
  });
  return { status, ...texts };
}
