import type { Messages } from "../../src/ui/messages.ts";

/** Keys that a language lacks: every English one, in every plural form that the language has. */
export function missingKeys(english: Messages, messages: Messages, locale: string): string[] {
  return wantedKeys(english, locale).filter((key) => messages[key] === undefined);
}

/** Keys of a language that nothing asks for. */
export function strayKeys(english: Messages, messages: Messages, locale: string): string[] {
  const wanted = new Set(wantedKeys(english, locale));
  return Object.keys(messages).filter((key) => !wanted.has(key));
}

function wantedKeys(english: Messages, locale: string): string[] {
  const forms = new Intl.PluralRules(locale.replace("_", "-")).resolvedOptions().pluralCategories;
  return Object.keys(english).flatMap((key) => {
    const base = /^(.*)_other$/.exec(key)?.[1];
    if (base !== undefined) return forms.map((form) => `${base}_${form}`);
    return key.endsWith("_one") && `${key.slice(0, -4)}_other` in english ? [] : [key];
  });
}

/** Forms that speak of a fixed number, so that they may spell it out or leave it out. */
const SPELT = /_(zero|one|two)$/;

/** What is wrong with the placeholders of one message, beside the English one; undefined: nothing. */
export function placeholderFault(
  english: Messages,
  messages: Messages,
  key: string,
): string | undefined {
  const { message = "", placeholders = {} } = messages[key] ?? {};
  const named = [...new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name = ""]) => name))];
  const declared = Object.keys(placeholders);
  if (named.sort().join() !== declared.sort().join()) return `declares ${declared.join()}`;
  if (message.replaceAll(/\$\w+\$/g, "").includes("$")) return "has a stray $";
  // A form's number is always filled: Russian says "one" of 21 too, where English spells the one out.
  const model = english[key.replace(/_(zero|one|two|few|many)$/, "_other")] ?? english[key];
  const wanted = Object.keys(model?.placeholders ?? {});
  const unknown = named.filter((name) => !wanted.includes(name));
  if (unknown.length > 0) return `names ${unknown.join()}, which nobody fills`;
  const lost = wanted.filter(
    (name) => !named.includes(name) && !(name === "number" && SPELT.test(key)),
  );
  return lost.length > 0 ? `leaves out ${lost.join()}` : undefined;
}

/** English keys that no source asks for: keys stand as literals, or are made of a literal beginning such as `dots_${kind}`. */
export function unusedKeys(english: Messages, sources: string): string[] {
  const patterns = [...sources.matchAll(/`([a-z_]+_)\$\{\w+\}(_[a-z]+)?`/g)];
  return Object.keys(english).filter((key) => {
    const base = key.replace(/_(one|other)$/, "");
    const stands = [key, base].some(
      (one) => sources.includes(`"${one}"`) || sources.includes(`MSG_${one}__`),
    );
    return !(
      stands ||
      patterns.some(([, start = "", end = ""]) => base.startsWith(start) && base.endsWith(end))
    );
  });
}
