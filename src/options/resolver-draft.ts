import { parseResolverUrl } from "../dns/resolver-url.ts";
import { RESOLVER_PROBLEM } from "../ui/resolver-notes.ts";
import type { Words } from "../ui/words.ts";

/** As many as the settings document takes. */
export const MOST_RESOLVERS = 8;

export type DraftResult =
  | { readonly ok: true; readonly resolvers: readonly string[] }
  /** `problem` says for people what to change. */
  | { readonly ok: false; readonly problem: string };

/** The resolver's address that the person typed, in its one form, or why it is none. */
export function readDraft(
  draft: string,
  words: Words,
): { readonly ok: true; readonly url: string } | { readonly ok: false; readonly problem: string } {
  const parsed = parseResolverUrl(draft);
  return parsed.ok
    ? { ok: true, url: parsed.url }
    : { ok: false, problem: words.text(RESOLVER_PROBLEM[parsed.problem]) };
}

/** The list with what the person typed at its end, or why it cannot be there. */
export function withResolver(
  resolvers: readonly string[],
  draft: string,
  words: Words,
): DraftResult {
  const parsed = readDraft(draft, words);
  if (!parsed.ok) return parsed;
  if (resolvers.includes(parsed.url)) return refuse(words.text("resolver_error_twice"));
  if (resolvers.length >= MOST_RESOLVERS) {
    return refuse(words.text("resolver_error_too_many", { number: MOST_RESOLVERS }));
  }
  return { ok: true, resolvers: [...resolvers, parsed.url] };
}

function refuse(problem: string): DraftResult {
  return { ok: false, problem };
}
