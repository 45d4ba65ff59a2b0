/** More than this packs no better: found by trial with 2, 4, 8 and 16 KiB. */
const DICTIONARY_LENGTH = 8192;
/** A phrase common to all pages is worth this many uses at most: each page learns it after the first. */
const USES_THAT_COUNT = 192;
const LONGEST_PHRASE = 3;
const SHORTEST_TEXT = 4;

/**
 * Text that many names share, the most useful last, so that each page of names can be unpacked alone
 * and still be small. Takes the names, empty ones ignored.
 */
export function createDictionary(names: readonly string[]): Uint8Array {
  const uses = new Map<string, number>();
  for (const name of names) {
    const words = name === "" ? [] : `${name}\n`.split(/(?<= )/);
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_PHRASE); to++) {
        const phrase = words.slice(from, to).join("");
        uses.set(phrase, (uses.get(phrase) ?? 0) + 1);
      }
  }
  const worth = [...uses]
    .filter(([phrase]) => phrase.length >= SHORTEST_TEXT)
    .map(([phrase, count]) => ({
      phrase,
      gain: (phrase.length - 2) * Math.min(count, USES_THAT_COUNT),
    }))
    .sort((a, b) => b.gain - a.gain || (a.phrase < b.phrase ? -1 : 1));
  let text = "";
  for (const { phrase } of worth) {
    if (text.includes(phrase)) continue;
    if (text.length + phrase.length > DICTIONARY_LENGTH) break;
    text = phrase + text;
  }
  return new TextEncoder().encode(text);
}
