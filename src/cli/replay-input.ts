import { createReadStream } from "node:fs";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/** One line, or the fact that it was too long to be read. */
export type InputLine = { readonly number: number; readonly text: string | undefined };

/** Far more than a DNS message of 64 kB needs as JSON. */
const LONGEST_LINE = 2_000_000;
const NEWLINE = 10;

/** Opens a file, or standard input for "-", unpacked where its first bytes are those of gzip (RFC 1952). */
export async function openInput(file: string, standardInput: Readable): Promise<Readable> {
  const source = file === "-" ? standardInput : createReadStream(file, { highWaterMark: 1 << 18 });
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let head = Buffer.alloc(0);
  let ended = false;
  while (head.length < 2 && !ended) {
    const next = await chunks.next();
    if (next.done === true) ended = true;
    else head = Buffer.concat([head, next.value]);
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield head;
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  const output =
    head[0] === 0x1f && head[1] === 0x8b ? createGunzip({ chunkSize: 1 << 18 }) : new PassThrough();
  // Errors come out where the output is read, so they are not lost here.
  pipeline(whole, output).catch(() => undefined);
  return output;
}

/** The lines of a stream, many at a time; empty ones are left out. */
export async function* readLines(
  stream: AsyncIterable<Buffer>,
  longest: number = LONGEST_LINE,
): AsyncGenerator<InputLine[]> {
  let number = 0;
  let rest: Buffer[] = [];
  let length = 0;

  function finish(last: Buffer): InputLine | undefined {
    number += 1;
    const tooLong = length + last.length > longest;
    const bytes = rest.length === 0 ? last : Buffer.concat([...rest, last]);
    rest = [];
    length = 0;
    if (tooLong) return { number, text: undefined };
    const text = bytes.toString("utf8").trim();
    const clean = number === 1 && text.startsWith("\u{FEFF}") ? text.slice(1) : text;
    return clean === "" ? undefined : { number, text: clean };
  }

  for await (const chunk of stream) {
    const lines: InputLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const line = finish(chunk.subarray(start, end));
      if (line !== undefined) lines.push(line);
      start = end + 1;
    }
    const tail = chunk.subarray(start);
    length += tail.length;
    // Of a line that is too long only its length is kept.
    if (length <= longest) rest.push(tail);
    else rest = [];
    if (lines.length > 0) yield lines;
  }
  if (length > 0) {
    const line = finish(Buffer.alloc(0));
    if (line !== undefined) yield [line];
  }
}
