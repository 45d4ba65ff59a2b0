import type { RecordType } from "../detection/observation.ts";

/** IANA numbers of the record types that a look asks for or reads. */
export const TYPE_NUMBERS: Readonly<Record<RecordType, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  AAAA: 28,
  HTTPS: 65,
};

const BY_NUMBER: ReadonlyMap<number, RecordType> = new Map(
  Object.entries(TYPE_NUMBERS).map(([type, number]) => [number, type as RecordType]),
);

/** The record type with this number; undefined for every type that Fluxward has no use for. */
export function recordType(number: number): RecordType | undefined {
  return BY_NUMBER.get(number);
}

/** The largest TTL there is, in seconds (RFC 2181 section 8). */
export const MAXIMUM_TTL = 0x7fff_ffff;

/** A TTL as received, an unsigned 32-bit number; with the top bit set it counts as zero (RFC 2181 section 8). */
export function readTtl(received: number): number {
  return received > MAXIMUM_TTL ? 0 : received;
}
