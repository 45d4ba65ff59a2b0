import type { NetworkKind } from "../../src/detection/network.ts";
import { curatedByNumber } from "./curated.ts";
import { ACCESS_BRANDS, HOSTING_BRANDS, OTHER_BRANDS } from "./kind-brands.ts";
import {
  ACCESS_STRONG_WORDS,
  ACCESS_WEAK_WORDS,
  CDN_WORDS,
  EDUCATION_WORDS,
  HOSTING_STRONG_WORDS,
  HOSTING_WORDS,
  NO_ACCESS_WORDS,
  OTHER_WORDS,
  STATE_WORDS,
} from "./kind-words.ts";

/** What decided: the curated table, a brand at the beginning of the name, or a word in it. */
export type Basis = "curated" | "brand" | "word" | "none";

export type Classified = { readonly kind: NetworkKind; readonly basis: Basis };

const excluded = new Set(listOf(NO_ACCESS_WORDS));

/** In order: the first rule that matches decides. */
const RULES: readonly {
  readonly kind: NetworkKind;
  readonly basis: Basis;
  readonly matches: (name: string) => boolean;
}[] = [
  { kind: "cdn", basis: "word", matches: holds(CDN_WORDS) },
  { kind: "education", basis: "word", matches: holds(EDUCATION_WORDS) },
  { kind: "other", basis: "word", matches: holds(STATE_WORDS) },
  { kind: "hosting", basis: "brand", matches: beginsWith(HOSTING_BRANDS) },
  { kind: "other", basis: "brand", matches: beginsWith(OTHER_BRANDS) },
  { kind: "access", basis: "brand", matches: beginsWith(ACCESS_BRANDS) },
  { kind: "hosting", basis: "word", matches: holds(HOSTING_STRONG_WORDS) },
  { kind: "access", basis: "word", matches: holds(ACCESS_STRONG_WORDS) },
  { kind: "hosting", basis: "word", matches: holds(HOSTING_WORDS) },
  { kind: "other", basis: "word", matches: holds(OTHER_WORDS) },
  { kind: "access", basis: "word", matches: holds(ACCESS_WEAK_WORDS, excluded) },
];

/** The kind of a network by its number, or else by its operator's name. */
export function classify(asn: number, operator: string): Classified {
  const curated = curatedByNumber.get(asn);
  if (curated !== undefined) return { kind: curated.kind, basis: "curated" };
  const name = wordsOf(operator);
  const rule = RULES.find(({ matches }) => matches(name));
  return rule ?? { kind: "unknown", basis: "none" };
}

/** Lower case, without accents, every other sign a space, a space at both ends. */
export function wordsOf(operator: string): string {
  const plain = operator.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

function holds(words: string, except?: ReadonlySet<string>): (name: string) => boolean {
  const pattern = new RegExp(` (${listOf(words).map(patternOf).join("|")})(?= )`, "g");
  if (except === undefined) return (name) => name.search(pattern) >= 0;
  return (name) => [...name.matchAll(pattern)].some(([, word = ""]) => !except.has(word));
}

function beginsWith(brands: string): (name: string) => boolean {
  const list = listOf(brands).map(patternOf).join("|");
  const pattern = new RegExp(`^ (?:pt |pjsc |jsc |ooo |llc |the )?(?:${list})(?= )`);
  return (name) => pattern.test(name);
}

/** What commas and line ends separate. */
function listOf(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function patternOf(word: string): string {
  return word.replaceAll("*", "[^ ]*");
}
