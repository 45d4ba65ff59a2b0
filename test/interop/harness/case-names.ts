/** What every server is asked, from Node and from the extension alike. */
export const CASE_NAMES = [
  "GET",
  "POST",
  "150 addresses",
  "no such name",
  "SERVFAIL",
  "padding",
  "client subnet",
  "TTL 0",
  "double flux",
  "content network",
] as const;
export type CaseName = (typeof CASE_NAMES)[number];
