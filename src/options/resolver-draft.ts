import { parseResolverUrl, type ResolverUrlProblem } from "../dns/resolver-url.ts";
import { SETTINGS_SCHEMA } from "../storage/settings-schema.ts";
import { RESOLVER_PROBLEM } from "../ui/resolver-notes.ts";
import type { Words } from "../ui/words.ts";

/** As many as the settings document takes. */
export const MOST_RESOLVERS = SETTINGS_SCHEMA.resolvers.most;

/** Why what was typed cannot be added to the list. */
export type DraftProblem = ResolverUrlProblem | "twice" | "too-many";

type Refused = { readonly ok: false; readonly problem: DraftProblem };

/** The resolver's address that the person typed, in its one form, or why it is none. */
export function readDraft(draft: string): { readonly ok: true; readonly url: string } | Refused {
  return parseResolverUrl(draft);
}

/** The list with what the person typed at its end, or why it cannot be there. */
export function withResolver(
  resolvers: readonly string[],
  draft: string,
): { readonly ok: true; readonly resolvers: readonly string[] } | Refused {
  const parsed = readDraft(draft);
  if (!parsed.ok) return parsed;
  if (resolvers.includes(parsed.url)) return { ok: false, problem: "twice" };
  if (resolvers.length >= MOST_RESOLVERS) return { ok: false, problem: "too-many" };
  return { ok: true, resolvers: [...resolvers, parsed.url] };
}

/** What the person is to change. */
export function draftProblemText(problem: DraftProblem, words: Words): string {
  if (problem === "twice") return words.text("resolver_error_twice");
  if (problem === "too-many") {
    return words.text("resolver_error_too_many", { number: MOST_RESOLVERS });
  }
  return words.text(RESOLVER_PROBLEM[problem]);
}
