/** Events that no other waits for: a style sheet's or picture's load, and the window's focus, come when they come. */
const LOOSE = /^(?:load document|focus \w+) /;
/** The browser asks for a site's icon when it has the time. */
const ICON = "/favicon.ico ";

/** What a probing page saw, without what differs from one visit to the next by chance, with or without an extension. */
export function withoutChance(dump: readonly string[]): readonly string[] {
  return dump.map((section) => {
    const lines = section.split("\n").filter((line) => !line.includes(ICON));
    const loose = lines.filter((line) => LOOSE.test(line)).sort();
    return [...lines.filter((line) => !LOOSE.test(line)), ...loose].join("\n");
  });
}
