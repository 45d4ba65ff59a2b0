import { parseAddress } from "../detection/address.ts";
import { regionOf } from "../detection/example-subnets.ts";
import { parseHost, type Host } from "../detection/host.ts";
import { createMemo } from "../detection/memo.ts";
import type { AskedSubnet, Observation, ResourceRecord } from "../detection/observation.ts";
import { followChain } from "../dns/chain.ts";
import { readTtl, recordType } from "../dns/record-types.ts";
import { parseReplayNote, type ReplayNote } from "../storage/replay-file.ts";

export type ReplayLine =
  /** `observation` undefined: a good line about a type of record that says nothing here. */
  | {
      readonly ok: true;
      readonly host: Host;
      readonly observation: Observation | undefined;
      /** What the extension wrote beside the answer; undefined in files of others. */
      readonly note: ReplayNote | undefined;
    }
  /** `problem` completes "line 7: ...". */
  | { readonly ok: false; readonly problem: string };

type Json = Readonly<Record<string, unknown>>;

/** Carries a problem out of the depths of one line. */
class BadLine extends Error {}

const MOST_RECORDS = 5000;
/** The year 2200, in seconds: beyond it somebody wrote milliseconds. */
const LATEST = 7_258_118_400;

/** Values repeat from line to line, and looking at each once makes replay several times as fast. */
const MOST_REMEMBERED = 50_000;
const hosts = createMemo((text: string) => parseHost(text), MOST_REMEMBERED);
const addresses = createMemo((text: string) => parseAddress(text)?.text, MOST_REMEMBERED);
const names = createMemo((text: string) => readName(text), MOST_REMEMBERED);
const resolvers = createMemo(
  (text: string) => text.length <= 500 && /^https?:\/\/[!-~]+$/.test(text) && URL.canParse(text),
);

/** Reads one DNS response with `t`, `resolver` and `host`. Takes any text, never throws. */
export function parseReplayLine(text: string): ReplayLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // What exactly the parser disliked is of no help in a line of machine-made text.
    return { ok: false, problem: "is not JSON" };
  }
  if (!isObject(json)) return { ok: false, problem: "is not a JSON object" };
  try {
    const host = readHost(json["host"]);
    const note = readNote(json["fluxward"]);
    const observation = readObservation(json);
    const tookMs = note?.tookMs;
    return {
      ok: true,
      host,
      observation:
        observation === undefined || tookMs === undefined
          ? observation
          : { ...observation, tookMs },
      note,
    };
  } catch (error) {
    if (error instanceof BadLine) return { ok: false, problem: error.message };
    throw error;
  }
}

function readObservation(json: Json): Observation | undefined {
  const at = Math.round(readNumber(json["t"], 0, LATEST, '"t" (Unix seconds)') * 1000);
  const resolver = json["resolver"];
  if (typeof resolver !== "string" || !resolvers(resolver)) {
    throw new BadLine('"resolver" is not the URL of a resolver');
  }
  const status = readInteger(json["Status"], 4095, '"Status"');
  const questions = json["Question"];
  if (!Array.isArray(questions) || questions.length !== 1 || !isObject(questions[0])) {
    throw new BadLine('"Question" does not hold one question');
  }
  const name = readNameOf(questions[0], "question");
  const type = recordType(readInteger(questions[0]["type"], 65_535, "the question's type"));
  const records = readRecords(json["Answer"]);
  if (type === undefined) return undefined;
  const chain = followChain(records, { name, type });
  if (!chain.ok) throw new BadLine(chain.problem);
  const extendedErrors = readExtendedErrors(json["extended_dns_errors"]);
  const subnet = readSubnet(json["edns_client_subnet"]);
  return {
    at,
    resolver,
    question: { name, type },
    status,
    answer: chain.records,
    ...(extendedErrors.length > 0 && { extendedErrors }),
    ...(subnet !== undefined && { subnet }),
  };
}

function readNote(value: unknown): ReplayNote | undefined {
  if (value === undefined) return undefined;
  const note = parseReplayNote(value);
  if (note === undefined) throw new BadLine('"fluxward" cannot be read');
  return note;
}

/** Only the example subnets tell of a question as if from elsewhere; any other is the asker's own. */
function readSubnet(text: unknown): AskedSubnet | undefined {
  if (typeof text !== "string") return undefined;
  const [, ip, bits] = /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.0)\/(\d{1,2})$/.exec(text) ?? [];
  const asked = `${ip ?? ""}/24`;
  const scope = Number(bits);
  return regionOf(asked) === undefined || scope > 32 ? undefined : { asked, scope };
}

function readRecords(answer: unknown): ResourceRecord[] {
  if (answer === undefined || answer === null) return [];
  if (!Array.isArray(answer)) throw new BadLine('"Answer" is not a list');
  if (answer.length > MOST_RECORDS) throw new BadLine('"Answer" is too long to be one DNS message');
  const records: ResourceRecord[] = [];
  for (const record of answer as readonly unknown[]) {
    if (!isObject(record)) throw new BadLine("a record is not a JSON object");
    const type = recordType(readInteger(record["type"], 65_535, "a record's type"));
    if (type === undefined || type === "SOA" || type === "HTTPS") continue;
    const name = readNameOf(record, "record");
    const ttl = readTtl(readInteger(record["TTL"], 0xffff_ffff, "a record's TTL"));
    const { data } = record;
    if (typeof data !== "string") throw new BadLine("a record has no data");
    const read = type === "A" || type === "AAAA" ? readAddress(type, data) : names(data);
    if (read === undefined)
      throw new BadLine(`the data of a record of type ${type} cannot be read`);
    records.push({ name, type, ttl, data: read });
  }
  return records;
}

function readAddress(type: "A" | "AAAA", data: string): string | undefined {
  return data.includes(":") === (type === "AAAA") ? addresses(data) : undefined;
}

function readHost(host: unknown): Host {
  if (typeof host !== "string") throw new BadLine('"host" is missing');
  const parsed = hosts(host);
  if (!parsed.ok) throw new BadLine(`"host" is no public name (${parsed.reason})`);
  return parsed.host;
}

function readNameOf(json: Json, what: string): string {
  const name = typeof json["name"] === "string" ? names(json["name"]) : undefined;
  if (name === undefined) throw new BadLine(`the name of a ${what} cannot be read`);
  return name;
}

/** A name as DNS-JSON writes it, in lower case and without the final dot. */
function readName(text: string): string | undefined {
  // 255 bytes, each up to four characters where it is escaped.
  if (text.length === 0 || text.length > 1020 || !/^[!-~]+$/.test(text)) return undefined;
  return text.toLowerCase().replace(/\.$/, "");
}

/** Numbers, or objects as Google's resolver writes them. What cannot be read is left out. */
function readExtendedErrors(list: unknown): number[] {
  if (!Array.isArray(list)) return [];
  const codes = list
    .slice(0, 8)
    .map((entry: unknown) => (isObject(entry) ? entry["info_code"] : entry));
  const known = codes.filter((code): code is number => isWhole(code, 65_535));
  return [...new Set(known)].sort((a, b) => a - b);
}

function readNumber(value: unknown, least: number, most: number, what: string): number {
  if (typeof value === "number" && value >= least && value <= most) return value;
  throw new BadLine(`${what} is not a number in range`);
}

function readInteger(value: unknown, most: number, what: string): number {
  if (isWhole(value, most)) return value;
  throw new BadLine(`${what} is not a whole number from 0 to ${String(most)}`);
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
