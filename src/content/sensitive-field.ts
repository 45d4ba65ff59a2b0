import type { HeldKind } from "../messages/guard.ts";

/** What can be told of a field without looking at what is typed into it. */
export type FieldFacts = {
  /** Lower case: `input`, `textarea` or any other element that takes text. */
  readonly tag: string;
  /** The `type` in force, lower case; empty where the element has none. */
  readonly type: string;
  readonly autocomplete: string;
  readonly inputMode: string;
  /** The texts that name the field: its name, id, placeholder, label. */
  readonly names: readonly string[];
  /** What is typed shows as dots, by the browser or by the page's style. */
  readonly masked: boolean;
};

export type FieldKind = Extract<HeldKind, "password" | "code" | "card">;

const TEXT_TYPES = new Set(["", "text", "tel", "number", "password"]);

// Only what names and ids are made of, whatever the page's language; the bootstrap must stay small.
const PASSWORD =
  /pass ?(?:word|wd|phrase)|pwd\b|pass(?:w|wo)ort|kennwort|mot de passe|contrasen|senha/;

const CODE =
  /\bt?otp\b|one ?time ?(?:code|pass|pin)|[2m]fa\b|two ?factor|(?:verification|auth\w*|login|sms|access|confirm\w*) ?code|pass ?code|\btan\b/;

const CARD =
  /(?:card|cc|karten?|carte|tarjeta|cartao) ?(?:n[ou]m\w*|no|nr)\b|n[uo]mero de (?:carte|tarjeta|cartao)|(?:credit|kredit) ?[ck]art|\bcv[vc]2?\b|\bcsc\b|security ?code|pruf ?(?:num|zif)|(?:card|cc) ?(?:csc|exp|month|year|holder)|name on (?:the )?card|\biban\b|sort ?code|routing ?num/;

/** Says which kind of secret a field asks for, if any; unsure counts as none. */
export function sensitiveKind(field: FieldFacts): FieldKind | undefined {
  const named = autocompleteKind(field.autocomplete);
  if (named !== undefined) return named;
  if (field.tag === "input" && !TEXT_TYPES.has(field.type)) return undefined;
  const names = plainWords(field.names.join(" \n "));
  if (CARD.test(names)) return "card";
  if (CODE.test(names)) return "code";
  if (field.type === "password" || field.masked) return "password";
  if (PASSWORD.test(names)) return "password";
  return /\bpin\b/.test(names) && field.inputMode === "numeric" ? "code" : undefined;
}

/** HTML Living Standard, "autofill detail tokens": the field name is one of several words. */
function autocompleteKind(autocomplete: string): FieldKind | undefined {
  const tokens = autocomplete.toLowerCase().split(/\s+/);
  if (tokens.some((token) => token.startsWith("cc-") && token !== "cc-type")) return "card";
  if (tokens.includes("one-time-code")) return "code";
  return tokens.some((token) => /^(?:current|new)-password$/.test(token)) ? "password" : undefined;
}

/** `txtCardNo` and `Kürzel_Nr.` as "txt card no" and "kurzel nr": words a pattern can find. */
function plainWords(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\n]+/gu, " ");
}
