/** The parts of a web address that are needed; undefined where the text is none. */
export function parseWebAddress(
  text: string,
): { readonly protocol: string; readonly hostname: string } | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
