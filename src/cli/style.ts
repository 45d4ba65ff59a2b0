/** How text is set off on a terminal; every function gives its text back unchanged where colours are off. */
export type Style = {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly red: (text: string) => string;
  readonly amber: (text: string) => string;
  readonly green: (text: string) => string;
};

/** SGR codes (ECMA-48 section 8.3.117). */
export function createStyle(coloured: boolean): Style {
  const code =
    (on: number, off: number) =>
    (text: string): string =>
      coloured ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text;
  return {
    strong: code(1, 22),
    faint: code(2, 22),
    red: code(31, 39),
    amber: code(33, 39),
    green: code(32, 39),
  };
}

/** Colours only for a person at a terminal who has not asked to go without (no-color.org). */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const declined = (environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb";
  return stream.isTTY === true && !declined;
}

/**
 * Foreign text for a terminal: whatever could move its cursor, change its state or turn the
 * direction of the text becomes visible as `\u{...}` instead.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
