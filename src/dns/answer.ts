import { Buffer } from "buffer";
import dohjs from "dohjs";
import { parseAddress } from "../detection/address.ts";
import type { FailureKind, Question, ResourceRecord } from "../detection/observation.ts";
import { followChain } from "./chain.ts";
import { readTtl, recordType, TYPE_NUMBERS } from "./record-types.ts";
import { MalformedMessage, walkMessage, type WireMessage, type WireRecord } from "./wire.ts";

/** A DNS message has at most 65,535 bytes (RFC 8484 section 6). */
export const MAXIMUM_MESSAGE = 65_535;

export type DecodedAnswer =
  | {
      readonly ok: true;
      /** Response code, with the upper bits of an extended one (RFC 6891 section 6.1.3). */
      readonly status: number;
      readonly answer: readonly ResourceRecord[];
      readonly extendedErrors: readonly number[];
      /** For how many bits of the subnet that was sent it holds, 0 to 32; 0 where that was not said. */
      readonly scope: number;
    }
  | { readonly ok: false; readonly kind: FailureKind; readonly detail: string };

const CLASS_IN = 1;
/** EDNS option of an extended DNS error (RFC 8914 section 2). */
const EXTENDED_ERROR = 15;
/** EDNS option of a client subnet (RFC 7871 section 6). */
const CLIENT_SUBNET = 8;
/** A type set aside for private use, which the codec passes by (RFC 6895 section 3.1). */
const PRIVATE_TYPE = 0xff00;

/** Reads a response to `question`, sent with `subnet` if any. Takes any bytes, never throws. */
export function decodeAnswer(
  bytes: Uint8Array,
  question: Question,
  subnet?: string,
): DecodedAnswer {
  if (bytes.length === 0) return fail("not-dns", "The resolver sent an empty answer.");
  if (bytes.length > MAXIMUM_MESSAGE) {
    return fail("too-large", "The answer is larger than 64 kB, the most DNS allows.");
  }
  try {
    const message = walkMessage(bytes);
    const problem = findProblem(message, question);
    if (problem !== undefined) return fail("wrong-answer", `The answer is wrong: ${problem}.`);
    return readAnswer(bytes, message, question, subnet);
  } catch (error) {
    if (error instanceof MalformedMessage) {
      return fail("not-dns", `The answer is no DNS message: ${error.message}.`);
    }
    return fail("not-dns", "The answer is no DNS message that can be read.");
  }
}

function readAnswer(
  bytes: Uint8Array,
  message: WireMessage,
  question: Question,
  subnet: string | undefined,
): DecodedAnswer {
  const copy = Buffer.from(bytes);
  for (const offset of message.foreign) copy.writeUInt16BE(PRIVATE_TYPE, offset);
  const decoded = dohjs.dnsPacket.decode(copy);
  const records: ResourceRecord[] = [];
  for (const [index, record] of message.answers.entries()) {
    const read = readRecord(record, decoded.answers[index]?.data);
    if (read !== undefined) records.push(read);
  }
  const chain = followChain(records, { ...question, name: question.name.toLowerCase() });
  if (!chain.ok) return fail("wrong-answer", `The answer is wrong: ${chain.problem}.`);
  const options = decoded.additionals.find(({ type }) => type === "OPT");
  return {
    ok: true,
    status: ((options?.extendedRcode ?? 0) << 4) | (message.flags & 15),
    answer: chain.records,
    extendedErrors: readExtendedErrors(options?.options ?? []),
    scope: subnet === undefined ? 0 : readScope(options?.options ?? [], subnet),
  };
}

/** What is wrong with a message that can be read, as half a sentence. */
function findProblem(
  { flags, questions, answers }: WireMessage,
  question: Question,
): string | undefined {
  if ((flags & 0x8000) === 0) return "it is a question, not an answer";
  if ((flags & 0x7800) !== 0) return "it answers no ordinary query";
  if ((flags & 0x0200) !== 0) return "it was cut short";
  const [echo] = questions;
  if (echo === undefined || questions.length > 1) {
    return `it repeats ${String(questions.length)} questions instead of one`;
  }
  const same = echo.name === question.name.toLowerCase();
  if (!same || echo.type !== TYPE_NUMBERS[question.type] || echo.class !== CLASS_IN) {
    return "it answers another question";
  }
  const short = answers.find((record) => record.class === CLASS_IN && hasWrongLength(record));
  return short === undefined ? undefined : `an address in it is ${String(short.length)} bytes long`;
}

function hasWrongLength({ type, length }: WireRecord): boolean {
  return (type === TYPE_NUMBERS.A && length !== 4) || (type === TYPE_NUMBERS.AAAA && length !== 16);
}

/** Undefined for what Fluxward has no use for: other classes and types. */
function readRecord(record: WireRecord, data: unknown): ResourceRecord | undefined {
  const type = recordType(record.type);
  if (type === undefined || record.class !== CLASS_IN) return undefined;
  const { name } = record;
  const ttl = readTtl(record.ttl);
  if (record.target !== undefined) return { name, type, ttl, data: record.target };
  const address = typeof data === "string" ? parseAddress(data) : undefined;
  return address === undefined ? undefined : { name, type, ttl, data: address.text };
}

function readExtendedErrors(
  options: readonly { readonly code: number; readonly data?: Uint8Array }[],
): number[] {
  const codes = new Set<number>();
  for (const { code, data } of options) {
    const [high = 0, low] = data ?? [];
    if (code !== EXTENDED_ERROR || low === undefined) continue;
    if (codes.size < 8) codes.add(high * 0x100 + low);
  }
  return [...codes].sort((a, b) => a - b);
}

/** The scope in an option that repeats the subnet; one that speaks of another is not heeded (RFC 7871 section 7.3). */
function readScope(
  options: readonly { readonly code: number; readonly data?: Uint8Array }[],
  subnet: string,
): number {
  const [ip = "", length = ""] = subnet.split("/");
  const bits = Number(length);
  const bytes = ip
    .split(".")
    .map(Number)
    .slice(0, Math.ceil(bits / 8));
  const found = options.filter(({ code }) => code === CLIENT_SUBNET);
  const data = [...(found[0]?.data ?? [])];
  const [scope = 0] = data.slice(3);
  const same = [0, 1, bits].every((byte, at) => data[at] === byte);
  const address =
    data.length === 4 + bytes.length && bytes.every((byte, at) => data[4 + at] === byte);
  return found.length === 1 && same && address && scope <= 32 ? scope : 0;
}

function fail(kind: FailureKind, detail: string): DecodedAnswer {
  return { ok: false, kind, detail };
}
