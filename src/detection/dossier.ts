import { registrableDomain } from "./host.ts";
import type { NetworkKnowledge } from "./network.ts";
import { readAbroad, type AbroadAnswer } from "./abroad.ts";
import { isBlocked } from "./blocked-answer.ts";
import { drawnLook, type Draw, type DrawnLook, type Place } from "./drawn-look.ts";
import type { History, Look, Neighbours, Observation } from "./observation.ts";
import type { Own } from "./own.ts";
import { noteDay, type SeenDays } from "./seen-days.ts";
import { own, type SharedParts } from "./shared-parts.ts";
import { changing, see, type Context, type Sighting } from "./sighting.ts";

/** The facts of a history in the form that evidence reads. Built look by look. */
export type Dossier = SharedParts & {
  own: Own;
  readonly host: string;
  readonly zone: string;
  /** The days on which looks drew anything, those before the first look included. */
  days: SeenDays;
  readonly neighbours: readonly Neighbours[];
  /** What each look drew that drew anything, oldest first. */
  readonly drawn: DrawnLook[];
  /** Most addresses in one answer; content networks and private addresses left out. */
  longestAnswer: number;
  /** What was asked as if from elsewhere, kept apart from all else. */
  readonly abroad: AbroadAnswer[];
  readonly aliases: string[];
  /** Registrable domains of the aliases, the site's own left out. */
  readonly aliasZones: string[];
  /** Content network whose name the chain of aliases ends at. */
  cdn: string | undefined;
  /** Largest TTL of an address record, in seconds; -1 before any. Caches count down, so only the maximum tells. */
  maximumTtl: number;
  /** How often the host's own address questions got each kind of reply. */
  negatives: { noName: number; noAddress: number; servfail: number };
  looks: number;
};

export function openDossier(history: Omit<History, "looks">, zone: string): Dossier {
  return {
    own: new Set(),
    host: history.host,
    zone,
    days: { past: history.earlier, today: undefined },
    neighbours: history.neighbours ?? [],
    sightings: new Map(),
    networkNumbers: new Map(),
    blocks: new Map(),
    drawn: [],
    longestAnswer: 0,
    abroad: [],
    reverseNames: new Map(),
    nameServers: new Map(),
    aliases: [],
    aliasZones: [],
    cdn: undefined,
    maximumTtl: -1,
    answering: new Set(),
    blocking: new Set(),
    negatives: { noName: 0, noAddress: 0, servfail: 0 },
    looks: 0,
  };
}

/** Adds one look. Looks must come oldest first; the order of observations inside one does not matter. */
export function addLook(dossier: Dossier, look: Look, knowledge: NetworkKnowledge): void {
  const context: Context = {
    look: dossier.looks,
    epoch: look.epoch,
    knowledge,
    own: dossier.own,
    numberOf: (networkId) => numberOf(dossier, networkId),
  };
  const draws: Draw[] = [];
  dossier.looks += 1;
  for (const observation of look.observations) {
    const draw = readObservation(dossier, observation, context);
    if (draw !== undefined) draws.push(draw);
  }
  if (draws.length > 0) {
    const drawn = drawnLook(context, draws, dossier.drawn);
    dossier.drawn.push(drawn);
    dossier.days = noteDay(dossier.days, drawn, dossier.networkNumbers);
  }
  // Name servers' addresses after their names, so that the order of answers cannot matter.
  for (const observation of look.observations) {
    const { question, subnet } = observation;
    if ((question.type !== "A" && question.type !== "AAAA") || subnet !== undefined) continue;
    if (!dossier.nameServers.has(question.name)) continue;
    const known = own(dossier, "nameServers").get(question.name);
    if (known !== undefined) addNameServerAddresses(known, observation, context);
  }
}

/** A network's number, which it gets when it is seen first. */
function numberOf(dossier: Dossier, networkId: string): number {
  const known = dossier.networkNumbers.get(networkId);
  if (known !== undefined) return known;
  const number = dossier.networkNumbers.size;
  own(dossier, "networkNumbers").set(networkId, number);
  return number;
}

/** Notes what one answer says; gives it as a draw where it holds addresses of the host that count. */
function readObservation(
  dossier: Dossier,
  observation: Observation,
  context: Context,
): Draw | undefined {
  const { question } = observation;
  if (observation.subnet !== undefined) {
    dossier.abroad.push(...readAbroad(observation, dossier.host, context.knowledge));
  } else if (
    question.name === dossier.host &&
    (question.type === "A" || question.type === "AAAA")
  ) {
    return readAddresses(dossier, observation, question.type, context);
  } else if (question.type === "NS" && question.name === dossier.zone) {
    for (const record of observation.answer) {
      if (record.type === "NS") ensureNameServer(dossier, record.data);
    }
  } else if (question.type === "PTR") {
    addReverseName(dossier, observation);
  }
  return undefined;
}

/** Two addresses side by side in one block, at once or by and by, are a rack, whoever connects it. */
function markCrowded(dossier: Dossier, { block, address }: Sighting): void {
  const first = dossier.blocks.get(block);
  if (first === undefined) own(dossier, "blocks").set(block, address);
  else if (first !== address) for (const one of [address, first]) setCrowded(dossier, one);
}

function setCrowded(dossier: Dossier, address: string): void {
  if (dossier.sightings.get(address)?.crowded !== false) return;
  const sighting = changing(own(dossier, "sightings"), address, dossier.own);
  if (sighting !== undefined) sighting.crowded = true;
}

/** Notes what an answer says, and gives it as a set of the addresses that count; undefined where it has none. */
function readAddresses(
  dossier: Dossier,
  observation: Observation,
  type: "A" | "AAAA",
  context: Context,
): Draw | undefined {
  const { at, resolver } = observation;
  if (isBlocked(observation)) {
    if (!dossier.blocking.has(resolver)) own(dossier, "blocking").add(resolver);
    return undefined;
  }
  const chainCdn = lastAlias(observation, dossier, context.knowledge);
  const counted = new Map<string, Place>();
  let ttl = Number.POSITIVE_INFINITY;
  for (const record of observation.answer) {
    if (record.type !== type) continue;
    const viaCdn = chainCdn !== undefined && context.knowledge.cdnOf(record.name) !== undefined;
    const sighting = see(own(dossier, "sightings"), record.data, viaCdn, at, context);
    if (sighting === undefined) continue;
    ttl = Math.min(ttl, record.ttl);
    dossier.maximumTtl = Math.max(dossier.maximumTtl, record.ttl);
    if (!dossier.answering.has(resolver)) own(dossier, "answering").add(resolver);
    if (sighting.reserved || viaCdn || sighting.network?.kind === "cdn") continue;
    const { number, networkNumber } = sighting;
    counted.set(sighting.address, { number, networkNumber });
    markCrowded(dossier, sighting);
  }
  if (ttl === Number.POSITIVE_INFINITY) countNegative(dossier, observation);
  if (counted.size === 0) return undefined;
  dossier.longestAnswer = Math.max(dossier.longestAnswer, counted.size);
  const text = [...counted.keys()].sort().join();
  return { at, resolver, type, ttl, addresses: [...counted.values()], text };
}

function countNegative(dossier: Dossier, { status }: Observation): void {
  if (status === 3) dossier.negatives.noName += 1;
  else if (status === 0) dossier.negatives.noAddress += 1;
  else dossier.negatives.servfail += 1;
}

/** Notes the chain of aliases; gives the content network that its last name belongs to, if any. */
function lastAlias(
  observation: Observation,
  dossier: Dossier,
  knowledge: NetworkKnowledge,
): string | undefined {
  let cdn: string | undefined;
  for (const record of observation.answer) {
    if (record.type !== "CNAME") continue;
    if (!dossier.aliases.includes(record.data) && dossier.aliases.length < 32) {
      dossier.aliases.push(record.data);
      const zone = registrableDomain(record.data);
      if (zone !== dossier.zone && !dossier.aliasZones.includes(zone))
        dossier.aliasZones.push(zone);
    }
    cdn = knowledge.cdnOf(record.data) ?? cdn;
  }
  dossier.cdn ??= cdn;
  return cdn;
}

function ensureNameServer(dossier: Dossier, name: string): void {
  // Domains have at most 13 name servers that fit one answer; a zone that lists more is not owed more memory.
  if (dossier.nameServers.size < 64 && !dossier.nameServers.has(name)) {
    own(dossier, "nameServers").set(name, new Map());
  }
}

function addNameServerAddresses(
  known: Map<string, Sighting>,
  observation: Observation,
  context: Context,
): void {
  for (const record of observation.answer) {
    if (record.type !== observation.question.type) continue;
    see(known, record.data, false, observation.at, context);
  }
}

function addReverseName(dossier: Dossier, { question, answer, status }: Observation): void {
  const data = answer.find(({ type }) => type === "PTR")?.data;
  if (data === undefined && status !== 0 && status !== 3) return;
  const known = dossier.reverseNames.get(question.name);
  // Of several names the first in order is taken, so that the order of answers cannot matter.
  const isBetter = data !== undefined && (known === undefined || known === "" || data < known);
  if (isBetter || known === undefined) own(dossier, "reverseNames").set(question.name, data ?? "");
}
