import { parseHost } from "../detection/host.ts";
import { parseResolverUrl } from "../dns/resolver-url.ts";
import { readHeader } from "./header-line.ts";
import type { PolicyProblemKind } from "./policy-model.ts";
import { isLockable, isSetting } from "./policy-schema.ts";
import type { PolicyItem, PolicySpec, PolicyTextForm } from "./policy-specs.ts";
import { isSupportUrl } from "./support-url.ts";

/** A value in the form in which it is used, or what is wrong with it. `why` says more, in English. */
export type ReadValue<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly kind: PolicyProblemKind; readonly why?: string };

export type PolicyValue = boolean | number | string;

/** Reads a value that is no list. */
export function readPlainValue(
  spec: Exclude<PolicySpec, { type: "list" }>,
  value: unknown,
): ReadValue<PolicyValue> {
  switch (spec.type) {
    case "switch":
      return typeof value === "boolean" ? good(value) : bad("switch");
    case "choice":
      return typeof value === "string" && spec.values.includes(value) ? good(value) : bad("choice");
    case "number":
      return typeof value === "number" &&
        Number.isInteger(value) &&
        value >= spec.least &&
        value <= spec.most
        ? good(value)
        : bad("number");
    case "text": {
      if (typeof value !== "string") return bad("text");
      const trimmed = value.trim();
      if (trimmed.length > spec.longest) return bad("too-long");
      // Left empty on purpose: as if it were not there.
      return trimmed === "" ? good("") : readText(spec.form, trimmed);
    }
  }
}

function readText(form: PolicyTextForm, text: string): ReadValue<string> {
  switch (form) {
    case "plain":
      return good(text);
    case "support-url":
      return isSupportUrl(text) ? good(text) : bad("support-url");
    case "endpoint": {
      // The same rules as for a resolver: https, or http on this very device, and no password in it.
      const parsed = parseResolverUrl(text);
      return parsed.ok ? good(parsed.url) : bad("endpoint");
    }
    case "redaction-key":
      return text.length >= SHORTEST_KEY ? good(text) : bad("redaction-key");
  }
}

/** Characters: a shorter key can be found out by trying. */
export const SHORTEST_KEY = 16;

/** Reads an item of a list. */
export function readItem(item: PolicyItem, value: unknown): ReadValue<string> {
  if (typeof value !== "string") return bad("text");
  const text = value.trim();
  switch (item) {
    case "resolver": {
      const parsed = parseResolverUrl(text);
      return parsed.ok
        ? good(parsed.url)
        : { ok: false, kind: "resolver", why: inSentence(parsed.message) };
    }
    case "domain": {
      const domain = readDomain(text);
      return domain === undefined ? bad("domain") : good(domain);
    }
    case "public-domain": {
      const domain = readDomain(text);
      if (domain === undefined) return bad("domain");
      return isPublic(domain) ? good(domain) : bad("private-domain");
    }
    case "setting":
      if (!isSetting(text)) return bad("setting");
      return isLockable(text) ? good(text) : bad("not-lockable");
    case "header": {
      const read = readHeader(text);
      return read.ok ? good(`${read.header.name}: ${read.header.value}`) : bad("header");
    }
  }
}

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * A domain as administrators write one: "*.corp.net" and ".corp.net" mean what "corp.net" means. Names that public
 * resolvers do not know and whole suffixes are domains too.
 */
function readDomain(text: string): string | undefined {
  const name = text
    .toLowerCase()
    .replace(/^\*?\./, "")
    .replace(/\.$/, "");
  const labels = name.split(".");
  // The last label of an address is a number, of a name never (RFC 3696 section 2).
  const isName =
    labels.every((label) => LABEL.test(label)) && !/^[0-9]+$/.test(labels.at(-1) ?? "");
  return name.length <= 253 && isName ? name : undefined;
}

/** Whether public names are in a domain: sites of no others are ever looked at, so there is no other to be stopped. */
function isPublic(domain: string): boolean {
  return parseHost(domain).ok || parseHost(`any.${domain}`).ok;
}

/** A whole sentence as the rest of one. */
function inSentence(message: string): string {
  return message.replace(/\.$/, "").replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

function good<Value>(value: Value): ReadValue<Value> {
  return { ok: true, value };
}

function bad(kind: PolicyProblemKind): { readonly ok: false; readonly kind: PolicyProblemKind } {
  return { ok: false, kind };
}
