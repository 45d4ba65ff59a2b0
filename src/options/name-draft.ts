import { parseHost } from "../detection/host.ts";
import type { Exception, Settings } from "../storage/settings-model.ts";
import { SETTINGS_SCHEMA } from "../storage/settings-schema.ts";
import type { Words } from "../ui/words.ts";
import type { ListDraft, NameListKey, NameProblem } from "./options-state.ts";

type NameResult =
  | { readonly ok: true; readonly settings: Partial<Settings> }
  | { readonly ok: false; readonly problem: NameProblem };

/** The list with what the person typed in it, or why it cannot be there. A site that is there already gets the new time. */
export function withName(
  settings: Settings,
  key: NameListKey,
  { name, lasting }: Pick<ListDraft, "name" | "lasting">,
  now: number,
): NameResult {
  const host = hostOf(name);
  if (host === undefined) return { ok: false, problem: "no-site" };
  const known = namesIn(settings, key).includes(host);
  if (known && key !== "exceptions") {
    return { ok: false, problem: "twice" };
  }
  if (!known && settings[key].length >= SETTINGS_SCHEMA[key].most) {
    return { ok: false, problem: "full" };
  }
  const exceptions = settings.exceptions.filter((other) => other.host !== host);
  const unmarked = settings.markedHosts.filter((other) => other !== host);
  switch (key) {
    case "exceptions": {
      const until = lasting === undefined ? undefined : now + lasting;
      const ending = until === undefined ? {} : { until };
      const added: Exception = { host, ...ending, source: "settings" };
      // What lasts ends the wish to be warned; what ends by itself does not.
      const marked = until === undefined ? { markedHosts: unmarked } : {};
      return { ok: true, settings: { exceptions: [...exceptions, added], ...marked } };
    }
    case "markedHosts":
      return { ok: true, settings: { markedHosts: [...unmarked, host], exceptions } };
    case "excludedDomains":
      return { ok: true, settings: { excludedDomains: [...settings.excludedDomains, host] } };
  }
}

/** What the person is to change. */
export function nameProblemText(problem: NameProblem, key: NameListKey, words: Words): string {
  if (problem === "no-site") return words.text("list_error_site");
  if (problem === "twice") return words.text("list_error_twice");
  return words.text("list_error_full", { number: SETTINGS_SCHEMA[key].most });
}

/** The names in a list. */
export function namesIn(settings: Settings, key: NameListKey): readonly string[] {
  return key === "exceptions" ? settings.exceptions.map(({ host }) => host) : settings[key];
}

/** A name as people type or paste it: with letters of any script, or as a whole address. */
function hostOf(typed: string): string | undefined {
  const text = typed.trim();
  const address = text.includes("://") ? text : `https://${text}`;
  if (text === "" || !URL.canParse(address)) return undefined;
  const parsed = parseHost(new URL(address).hostname);
  return parsed.ok ? parsed.host : undefined;
}
