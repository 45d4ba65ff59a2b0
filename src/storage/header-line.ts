/** RFC 9110 section 5.6.2: what a field name is made of. */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/;
/** Visible ASCII and spaces: what every server reads alike (RFC 9110 section 5.5). */
const VALUE = /^[\x20-\x7E]{1,4096}$/;
/** What the browser or we say ourselves. Browsers would drop most of them without a word. */
const OURS =
  /^(?:accept-charset|accept-encoding|access-control-.*|connection|content-.*|cookie2?|date|dnt|expect|host|keep-alive|origin|permissions-policy|proxy-.*|referer|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade|via)$/i;

export type HeaderLine = { readonly name: string; readonly value: string };

export type HeaderProblem =
  | "no-colon"
  | "name" // not a name of a header
  | "value" // empty, too long, or not plain ASCII
  | "reserved"; // a header that browsers keep to themselves

export type ReadHeader =
  | { readonly ok: true; readonly header: HeaderLine }
  | { readonly ok: false; readonly problem: HeaderProblem };

/** Reads one line, "Name: value". */
export function readHeader(line: string): ReadHeader {
  const colon = line.indexOf(":");
  if (colon < 0) return fault("no-colon");
  const name = line.slice(0, colon).trim();
  const value = line.slice(colon + 1).trim();
  if (!NAME.test(name)) return fault("name");
  if (OURS.test(name)) return fault("reserved");
  return VALUE.test(value) ? { ok: true, header: { name, value } } : fault("value");
}

function fault(problem: HeaderProblem): ReadHeader {
  return { ok: false, problem };
}
