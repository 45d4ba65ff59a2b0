import * as v from "valibot";
import type {
  Connection,
  Failure,
  FailureKind,
  History,
  Neighbours,
  Observation,
  RecordType,
  ResourceRecord,
} from "../detection/observation.ts";
import type { Recollection } from "../detection/recollection.ts";
import type { Sensitivity } from "../detection/verdict.ts";
import { TYPE_NUMBERS } from "../dns/record-types.ts";
import { parseRecollection } from "./recollection-schema.ts";

/*
 * The form that `fluxward replay` reads: one DNS response a line, as DNS-JSON with `t`, `resolver` and `host`.
 * What DNS-JSON has no place for stands under `fluxward`, which other readers pass over: which look an answer
 * belongs to, and on a host's first line all that the verdict rests on beside the answers.
 */

/** What one line adds to its answer. Times are ms since the epoch. */
export type ReplayNote = {
  /** When the look began that the answer belongs to. */
  readonly look: number;
  /** Its place among all answers of the file: equal lines would count once. */
  readonly number: number;
  readonly tookMs?: number | undefined;
  readonly known?: ReplayKnown | undefined;
};

/** What is known of a host beside answers. */
export type ReplayKnown = {
  readonly sensitivity: Sensitivity;
  /** All looks, those that nobody answered included. */
  readonly looks: readonly {
    readonly at: number;
    readonly epoch: number;
    readonly failures: readonly Failure[];
  }[];
  readonly connections: readonly Connection[];
  readonly earlier?: Recollection | undefined;
  readonly neighbours?: readonly Neighbours[] | undefined;
};

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(7_258_118_400_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const address = v.pipe(v.string(), v.maxLength(64));
const failure = v.object({
  at: time,
  resolver: v.pipe(v.string(), v.maxLength(500)),
  question: v.object({
    name: v.pipe(v.string(), v.maxLength(253)),
    type: v.pipe(v.string(), v.maxLength(8)),
  }),
  kind: v.pipe(v.string(), v.maxLength(20)),
  detail: v.pipe(v.string(), v.maxLength(200)),
});
const known = v.object({
  sensitivity: v.picklist(["careful", "balanced", "relaxed"]),
  looks: v.pipe(
    v.array(
      v.object({
        at: time,
        epoch: count,
        failures: v.pipe(v.array(failure), v.maxLength(1000)),
      }),
    ),
    v.maxLength(1000),
  ),
  connections: v.pipe(v.array(v.object({ at: time, address })), v.maxLength(100)),
  earlier: v.optional(v.unknown()),
  neighbours: v.optional(v.pipe(v.array(v.object({ address, others: count })), v.maxLength(1000))),
});
const note = v.object({
  look: time,
  number: count,
  tookMs: v.optional(v.pipe(v.number(), v.minValue(0))),
  known: v.optional(known),
});

/** Reads what a line has under `fluxward`; undefined where that is none of ours. */
export function parseReplayNote(value: unknown): ReplayNote | undefined {
  const parsed = v.safeParse(note, value);
  if (!parsed.success) return undefined;
  const { look, number, tookMs, known: found } = parsed.output;
  if (found === undefined) return { look, number, tookMs };
  const earlier = parseRecollection(found.earlier);
  // The types were checked as text; an unknown record type or failure kind simply matches nothing.
  const looks = found.looks.map(({ failures, ...one }) => ({
    ...one,
    failures: failures.map(({ question, kind, ...rest }) => ({
      ...rest,
      question: { name: question.name, type: question.type as RecordType },
      kind: kind as FailureKind,
    })),
  }));
  return { look, number, tookMs, known: { ...found, looks, earlier } };
}

/** All that is known of a host as a file for `fluxward replay`; empty where nobody ever answered. */
export function replayFile(history: History, sensitivity: Sensitivity): string {
  const { host, looks, connections, earlier, neighbours } = history;
  const beside = looks.map(({ at, epoch, failures }) => ({ at, epoch, failures }));
  const all = { sensitivity, looks: beside, connections, earlier, neighbours };
  let number = 0;
  return looks
    .flatMap(({ at, observations }) => observations.map((observation) => ({ at, observation })))
    .map(({ at, observation }) => {
      const isFirst = number === 0;
      const { tookMs } = observation;
      const line: ReplayNote = { look: at, number, tookMs, ...(isFirst && { known: all }) };
      number += 1;
      return `${replayLine(host, observation, observation.at, line)}\n`;
    })
    .join("");
}

/** One answer as DNS-JSON with `t`, `resolver` and `host`; `at` in ms since the epoch. */
export function replayLine(
  host: string,
  observation: Observation,
  at: number,
  added?: ReplayNote,
): string {
  const { resolver, question, status, answer, extendedErrors, subnet } = observation;
  return JSON.stringify({
    t: at / 1000,
    resolver,
    host,
    Status: status,
    TC: false,
    RD: true,
    RA: true,
    AD: false,
    CD: false,
    Question: [{ name: `${question.name}.`, type: TYPE_NUMBERS[question.type] }],
    ...(answer.length > 0 && { Answer: answer.map(replayRecord) }),
    // As Google's resolver writes it: the subnet's address, then for how many bits the answer holds.
    ...(subnet !== undefined && {
      edns_client_subnet: subnet.asked.replace(/\/.*/, `/${String(subnet.scope)}`),
    }),
    ...(extendedErrors !== undefined && {
      extended_dns_errors: extendedErrors.map((code) => ({ info_code: code })),
    }),
    ...(added !== undefined && { fluxward: added }),
  });
}

function replayRecord({ name, type, ttl, data }: ResourceRecord): object {
  const isAddress = type === "A" || type === "AAAA";
  return {
    name: `${name}.`,
    type: TYPE_NUMBERS[type],
    TTL: ttl,
    data: isAddress ? data : `${data}.`,
  };
}
