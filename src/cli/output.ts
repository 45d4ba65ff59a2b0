import type { Writable } from "node:stream";
import { createStyle, printable, type Style, wantsColour } from "./style.ts";

/** Where the command writes. */
export type Output = {
  /** The result, for standard output. */
  readonly print: (text: string) => void;
  /** A remark for a person, for standard error; one line, its foreign characters made visible. */
  readonly note: (text: string) => void;
  readonly style: Style;
};

type Streams = { readonly stdout: Writable & { isTTY?: boolean }; readonly stderr: Writable };

export function createOutput(
  { stdout, stderr }: Streams,
  environment: Readonly<Record<string, string | undefined>>,
): Output {
  return {
    print: (text) => {
      stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    note: (text) => {
      stderr.write(`fluxward: ${printable(text)}\n`);
    },
    style: createStyle(wantsColour(stdout, environment)),
  };
}
