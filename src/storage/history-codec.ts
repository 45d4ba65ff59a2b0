import * as v from "valibot";
import type { Host } from "../detection/host.ts";
import type {
  Failure,
  History,
  Look,
  Observation,
  RecordType,
  ResourceRecord,
} from "../detection/observation.ts";
import { parseRecollection } from "./recollection-schema.ts";

/** Records kept of one answer: longer ones are lists of peers, of which this many say all there is to say. */
const MOST_RECORDS = 64;

/*
 * A history as short JSON: every text once in a table, everything else rows of numbers. Times within
 * a look are ms after its beginning.
 */
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const ttl = v.pipe(v.number(), v.minValue(0), v.maxValue(2 ** 31 - 1));
const record = v.tuple([index, index, ttl, index]);
/** Client subnet and scope; empty: none. */
const subnet = v.union([v.strictTuple([]), v.strictTuple([index, index])]);
/** Time, resolver, name, type, status, how long it took (-1: unknown), records, extended errors, subnet. */
const observation = v.tuple([
  v.number(),
  index,
  index,
  index,
  index,
  v.number(),
  v.array(record),
  v.array(index),
  v.optional(subnet, []),
]);
/** Time, resolver, name, type, kind, detail. */
const failure = v.tuple([v.number(), index, index, index, index, index]);
const look = v.tuple([v.number(), v.number(), v.array(observation), v.array(failure)]);
const document = v.object({
  texts: v.array(v.string()),
  looks: v.array(v.unknown()),
  connections: v.array(v.unknown()),
  earlier: v.unknown(),
  neighbours: v.array(v.unknown()),
});
const connection = v.object({ at: v.number(), address: v.string() });
const neighbour = v.object({ address: v.string(), others: index });

export type Decoded = {
  readonly history: History;
  /** Some of it could not be read and is left out. */
  readonly damaged: boolean;
};

export function encodeHistory(history: History): string {
  const texts = new Map<string, number>();
  const put = (text: string): number => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const looks = history.looks.map(({ at, epoch, observations, failures }) => [
    at,
    epoch,
    observations.map((seen) => [
      seen.at - at,
      put(seen.resolver),
      put(seen.question.name),
      put(seen.question.type),
      seen.status,
      seen.tookMs ?? -1,
      seen.answer
        .slice(0, MOST_RECORDS)
        .map(({ name, type, ttl: left, data }) => [put(name), put(type), left, put(data)]),
      seen.extendedErrors ?? [],
      ...(seen.subnet === undefined ? [] : [[put(seen.subnet.asked), seen.subnet.scope]]),
    ]),
    failures.map((failed) => [
      failed.at - at,
      put(failed.resolver),
      put(failed.question.name),
      put(failed.question.type),
      put(failed.kind),
      put(failed.detail),
    ]),
  ]);
  const { connections, earlier = null, neighbours = [] } = history;
  return JSON.stringify({ texts: [...texts.keys()], looks, connections, earlier, neighbours });
}

/** Reads what `encodeHistory` wrote. Takes any text; what is damaged costs only itself. */
export function decodeHistory(host: Host, text: unknown): Decoded {
  const parsed = v.safeParse(document, parseJson(text));
  if (!parsed.success) return { history: { host, looks: [], connections: [] }, damaged: true };
  const { texts, looks, connections, neighbours } = parsed.output;
  const read = looks.map((stored) => readLook(stored, texts));
  const earlier = parseRecollection(parsed.output.earlier);
  const sound = read.filter((found) => found !== undefined);
  const beside = neighbours.filter((item) => v.is(neighbour, item));
  return {
    history: {
      host,
      looks: sound.sort((a, b) => a.at - b.at),
      connections: connections.filter((item) => v.is(connection, item)),
      ...(earlier !== undefined && { earlier }),
      ...(beside.length > 0 && { neighbours: beside }),
    },
    damaged: sound.length < looks.length,
  };
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where anything in it is wrong: half a look would be another look. */
function readLook(stored: unknown, texts: readonly string[]): Look | undefined {
  const parsed = v.safeParse(look, stored);
  if (!parsed.success) return undefined;
  const [at, epoch, observations, failures] = parsed.output;
  const missing = new Set<number>();
  const text = (place: number): string => {
    if (place >= texts.length) missing.add(place);
    return texts[place] ?? "";
  };
  // The types were checked as text; an unknown record type or failure kind simply matches nothing.
  const type = (place: number): RecordType => text(place) as RecordType;
  const result: Look = {
    at,
    epoch,
    observations: observations.map(
      ([
        after,
        resolver,
        name,
        kind,
        status,
        tookMs,
        answer,
        extendedErrors,
        from,
      ]): Observation => ({
        at: at + after,
        resolver: text(resolver),
        question: { name: text(name), type: type(kind) },
        status,
        answer: answer.map(([owner, recordType, left, data]): ResourceRecord => ({
          name: text(owner),
          type: type(recordType),
          ttl: left,
          data: text(data),
        })),
        ...(extendedErrors.length > 0 && { extendedErrors }),
        ...(tookMs >= 0 && { tookMs }),
        ...(from.length === 2 && { subnet: { asked: text(from[0]), scope: from[1] } }),
      }),
    ),
    failures: failures.map(([after, resolver, name, kind, cause, detail]): Failure => ({
      at: at + after,
      resolver: text(resolver),
      question: { name: text(name), type: type(kind) },
      kind: text(cause) as Failure["kind"],
      detail: text(detail),
    })),
  };
  return missing.size > 0 ? undefined : result;
}
