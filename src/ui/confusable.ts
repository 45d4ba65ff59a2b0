/** Scripts that one label may mix (Unicode Technical Standard 39 section 5.2, "highly restrictive"): what languages really write. */
const MIXES: readonly RegExp[] = [
  /^\p{Script=Latin}+$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}]+$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hangul}]+$/u,
  ...[
    ...["Arabic", "Armenian", "Bengali", "Cyrillic", "Devanagari", "Ethiopic", "Georgian", "Greek"],
    ...["Gujarati", "Gurmukhi", "Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar"],
    ...["Oriya", "Sinhala", "Tamil", "Telugu", "Thaana", "Thai", "Tibetan"],
  ].map((script) => new RegExp(`^\\p{Script=${script}}+$`, "u")),
];

/** Digits, hyphens and marks, which belong to no script. */
const COMMON = /[\p{Script=Common}\p{Script=Inherited}]/gu;

/** Letters that cannot be told from Latin ones: a label of nothing else reads as a Latin word (UTS 39 section 4). */
const LATIN_LOOKALIKES: readonly RegExp[] = [
  /^[авеғԍһіјкӏмноԛрѕсԝтухԁьъүѡ]+$/u, // Cyrillic
  /^[αβγεηικνορτυχωϲϳ]+$/u, // Greek
];

/** Top-level names of countries that write so: there a label like that is an ordinary word. */
const AT_HOME: ReadonlySet<string> = new Set([
  "bg",
  "by",
  "kz",
  "mk",
  "mn",
  "rs",
  "ru",
  "su",
  "ua",
]);

/**
 * Whether the letters of a host, in Unicode, can be taken for others: scripts that nobody mixes in one word, or a word
 * of look-alikes only, as in "аррӏе.com". Marks and digits that belong to no script do not count.
 */
export function isConfusable(host: string): boolean {
  const labels = host.split(".");
  const top = labels.at(-1) ?? "";
  return labels.some((label) => {
    const letters = label.replace(COMMON, "");
    if (letters === "") return false;
    if (!MIXES.some((mix) => mix.test(letters))) return true;
    const home = AT_HOME.has(top) || !/^[a-z]+$/.test(top);
    return !home && LATIN_LOOKALIKES.some((lookalikes) => lookalikes.test(letters));
  });
}
