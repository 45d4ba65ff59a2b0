import type { RecordType, ResourceRecord } from "../../src/detection/observation.ts";

/** How an operator answers some names by itself instead of resolving them. */
export type Tampering = {
  /** Names that it holds for, with everything below them; `"all"` for every name. */
  readonly names: readonly string[] | "all";
  readonly how:
    | {
        readonly kind: "status";
        readonly status: 2 | 3 | 5;
        readonly extendedErrors?: readonly number[];
      }
    | {
        readonly kind: "addresses";
        readonly addresses: readonly string[];
        readonly ttl: number;
        readonly extendedErrors?: readonly number[];
      };
};

export type TamperedAnswer = {
  readonly status: 0 | 2 | 3 | 5;
  readonly answer: readonly ResourceRecord[];
  readonly authority: readonly ResourceRecord[];
  readonly extendedErrors: readonly number[];
};

/** Extended DNS errors of filters (RFC 8914 sections 4.16 to 4.18). */
export const BLOCKED = 15;
export const CENSORED = 16;
export const FILTERED = 17;

/** Blocks as Quad9 does: no such name, and says so. */
export function blockedNames(names: readonly string[]): Tampering {
  return { names, how: { kind: "status", status: 3, extendedErrors: [BLOCKED] } };
}

/** Blocks with the unspecified address, as home filters and some operators do. */
export function zeroedNames(names: readonly string[]): Tampering {
  const addresses = ["0.0.0.0", "::"];
  return { names, how: { kind: "addresses", addresses, ttl: 60, extendedErrors: [FILTERED] } };
}

/** Answers with addresses of its own choice, without a word. */
export function lyingNames(
  names: readonly string[] | "all",
  addresses: readonly string[],
  ttl = 3_600,
): Tampering {
  return { names, how: { kind: "addresses", addresses, ttl } };
}

export function tamper(
  question: { readonly name: string; readonly type: RecordType },
  list: readonly Tampering[],
): TamperedAnswer | undefined {
  const found = list.find(
    ({ names }) => names === "all" || names.some((name) => under(question.name, name)),
  );
  if (found === undefined) return undefined;
  const { how } = found;
  const extendedErrors = how.extendedErrors ?? [];
  if (how.kind === "status")
    return { status: how.status, answer: [], authority: [], extendedErrors };
  const answer = how.addresses
    .filter((address) => question.type === (address.includes(":") ? "AAAA" : "A"))
    .map((data) => ({ name: question.name, type: question.type, ttl: how.ttl, data }));
  return { status: 0, answer, authority: [], extendedErrors };
}

function under(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}
