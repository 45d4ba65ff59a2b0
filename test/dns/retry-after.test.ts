import { expect, test } from "vitest";
import { readRetryAfter } from "../../src/dns/retry-after.ts";

const NOW = Date.UTC(2026, 4, 6, 12, 0, 0);

test.each<[string, string | null, number | undefined]>([
  ["30", null, 30_000],
  [" 30 ", null, 30_000],
  ["0", null, 1000],
  ["999999999999999", null, 600_000],
  ["Wed, 06 May 2026 12:00:40 GMT", null, 40_000],
  // A device whose clock is a day off still waits as long as the server meant.
  ["Thu, 07 May 2026 12:00:40 GMT", "Thu, 07 May 2026 12:00:10 GMT", 30_000],
  ["Wed, 06 May 2026 11:00:00 GMT", null, 1000],
  ["Fri, 01 Jan 2100 00:00:00 GMT", null, 600_000],
  ["", null, undefined],
  ["-5", null, undefined],
  ["1.5", null, undefined],
  ["soon", null, undefined],
  ["2026-05-06T12:00:40Z", null, undefined],
  ["1e3", null, undefined],
])("Retry-After %j with Date %j is %j ms", (text, date, wait) => {
  const headers = new Headers(date === null ? {} : { date });
  headers.set("retry-after", text);
  expect(readRetryAfter(headers, NOW)).toBe(wait);
});

test("without the header nothing is asked for", () => {
  expect(readRetryAfter(new Headers(), NOW)).toBeUndefined();
});
