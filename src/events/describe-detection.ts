import type { Evidence } from "../detection/evidence.ts";
import type { AddressFact } from "../detection/facts.ts";
import type { Judgement } from "../detection/judge.ts";
import type { Sensitivity } from "../detection/verdict.ts";
import { plainText } from "../ui/plain-text.ts";
import { wordedEvidence, type WordedEvidence } from "../ui/worded-evidence.ts";
import type { Words } from "../ui/words.ts";
import type { EventOf } from "./event.ts";
import type { Redactor } from "./redact.ts";

/** Addresses and name servers of a site that an event lists: the counts are always whole. */
const MOST_ADDRESSES = 16;
const MOST_NAME_SERVERS = 8;

type Told = Pick<
  EventOf<"detection">,
  "id" | "at" | "finding" | "activity" | "previous" | "action"
> & { readonly sensitivity: Sensitivity };

type Tools = { readonly redactor: Redactor; readonly words: Words };

/** The event of a verdict, its names redacted. `words` are English: whoever reads it is not the person it happened to. */
export async function describeDetection(
  { verdict, facts }: Judgement,
  told: Told,
  { redactor, words }: Tools,
): Promise<EventOf<"detection">> {
  const { level, score, confidence, looks } = verdict;
  const newest = facts.addresses.toSorted((a, b) => b.lastSeen - a.lastSeen);
  const times = facts.looks.map(({ at }) => at);
  const summary = words.summary(facts);
  return {
    kind: "detection",
    ...told,
    site: await redactor.site(),
    level,
    headline: words.headline(verdict),
    ...(summary !== undefined && { summary }),
    score: Math.round(score * 1000) / 1000,
    confidence,
    looks,
    evidence: await Promise.all(verdict.evidence.map((one) => tellEvidence(one, redactor, words))),
    addresses: await Promise.all(
      newest.slice(0, MOST_ADDRESSES).map((one) => tellAddress(one, redactor)),
    ),
    addressCount: facts.addresses.length,
    networks: facts.networks,
    nameServers: await Promise.all(
      facts.nameServers.slice(0, MOST_NAME_SERVERS).map(({ name }) => redactor.name(name)),
    ),
    ...(facts.maximumTtl !== undefined && { maximumTtl: facts.maximumTtl }),
    firstSeen: Math.round(times.at(0) ?? told.at),
    lastSeen: Math.round(times.at(-1) ?? told.at),
  };
}

/** Evidence as events carry it: redacted first, so that its sentence is as silent as its facts. */
export async function tellEvidence(
  evidence: Evidence,
  redactor: Redactor,
  words: Words,
): Promise<WordedEvidence> {
  const facts = await redactor.facts(evidence.facts);
  // The facts keep their names and kinds, whatever stands in them.
  return wordedEvidence({ ...evidence, facts } as Evidence, words);
}

async function tellAddress(
  { address, network, machine }: AddressFact,
  redactor: Redactor,
): Promise<EventOf<"detection">["addresses"][number]> {
  const told = await redactor.address(address);
  if (network === undefined) return { address: told, machine };
  return { address: told, asn: network.asn, operator: plainText(network.operator), machine };
}
