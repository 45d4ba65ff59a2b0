/** How long a resolver is left alone at least and at most on its own word, ms. */
const SHORTEST_MS = 1000;
export const LONGEST_WAIT_MS = 600_000;

/** "Sun, 06 Nov 1994 08:49:37 GMT", the one form of a date that senders may write (RFC 9110 section 5.6.7). */
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/;
const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

type Headers = { readonly get: (name: string) => string | null };

/**
 * How long a server asks to be left alone with `Retry-After` (RFC 9110 section 10.2.3), in ms from 1 s to `longestMs`;
 * undefined where it says nothing that can be read. A date is measured against the server's own
 * `Date`, as clocks of devices are often wrong, else against `now` (ms since the epoch).
 */
export function readRetryAfter(
  headers: Headers,
  now: number,
  longestMs: number = LONGEST_WAIT_MS,
): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,15}$/.test(text)) return bound(Number(text) * 1000, longestMs);
  const date = readHttpDate(text);
  if (date === undefined) return undefined;
  return bound(date - (readHttpDate(headers.get("date")?.trim() ?? "") ?? now), longestMs);
}

/** ms since the epoch. */
function readHttpDate(text: string): number | undefined {
  const [, day, month, year, hour, minute, second] = HTTP_DATE.exec(text) ?? [];
  if (month === undefined) return undefined;
  const at = Date.UTC(
    Number(year),
    MONTHS.indexOf(month) / 3,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return Number.isFinite(at) ? at : undefined;
}

function bound(ms: number, longestMs: number): number {
  return Math.min(Math.max(ms, SHORTEST_MS), longestMs);
}
