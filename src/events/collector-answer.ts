import * as v from "valibot";
import type { HttpResponse } from "../dns/ports.ts";
import { readBody } from "../dns/response-body.ts";
import { readRetryAfter } from "../dns/retry-after.ts";
import { plainText } from "../ui/plain-text.ts";
import { LONGEST_ASKED_MS } from "./backoff.ts";
import type { EventFormat } from "./event-settings.ts";

/** Most that is read of an answer, bytes: a collector has little to say. */
const MOST_ANSWER = 16_384;

/** Why events could not be handed over for now. */
export const TROUBLES = [
  "unreachable", // no connection
  "timeout",
  "busy", // 429 and the like: it asks for patience
  "server-error",
  "denied", // it does not accept our headers
  "not-there", // nobody takes events at that address
  "not-a-collector", // something else answered: a sign-in page, a redirect, garbage
] as const;

export type Trouble = (typeof TROUBLES)[number];

/** What became of a request. */
export type Outcome =
  /** `rejected`: events that the collector took note of and threw away; `said`: why, for people. */
  | { readonly kind: "accepted"; readonly rejected: number; readonly said: string }
  | { readonly kind: "too-large" }
  /** It will never take these events. */
  | { readonly kind: "refused"; readonly detail: string }
  | {
      readonly kind: "later";
      readonly trouble: Trouble;
      readonly detail: string;
      /** How long the collector asks to be left alone, ms. */
      readonly askedMs?: number | undefined;
    };

const BUSY: ReadonlySet<number> = new Set([408, 425, 429, 503]);
/** Statuses that a mended policy changes, so that events wait for it: wrong or missing secrets, and a wrong address. */
const DENIED: ReadonlySet<number> = new Set([401, 403, 407, 511]);
const NOT_THERE: ReadonlySet<number> = new Set([404, 405, 410]);

/** What an answer means. Rejects where the connection breaks. */
export async function readAnswer(
  response: HttpResponse,
  format: EventFormat,
  now: number,
): Promise<Outcome> {
  const { status, type } = response;
  const later = (trouble: Trouble, detail: string): Outcome => {
    response.body?.cancel().catch(() => undefined);
    const askedMs = readRetryAfter(response.headers, now, LONGEST_ASKED_MS);
    return { kind: "later", trouble, detail, askedMs };
  };
  const said = `HTTP ${String(status)}`;
  if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
    return later("not-a-collector", "It redirects elsewhere, which is not followed.");
  }
  if (status >= 200 && status < 300) return readAcceptance(response, format);
  if (BUSY.has(status)) return later("busy", said);
  if (DENIED.has(status)) return later("denied", said);
  if (NOT_THERE.has(status)) return later("not-there", said);
  if (status < 400 || status >= 500) return later("server-error", said);
  response.body?.cancel().catch(() => undefined);
  return status === 413 ? { kind: "too-large" } : { kind: "refused", detail: said };
}

const ALIEN: Outcome = {
  kind: "later",
  trouble: "not-a-collector",
  detail: "What answered is no collector: perhaps a sign-in page.",
};

/** `ExportLogsServiceResponse` (opentelemetry-proto); unknown fields are none of our business. */
const ANSWER = v.object({
  partialSuccess: v.optional(
    v.object({
      // 64 bits, so text in JSON; some write a number.
      rejectedLogRecords: v.optional(
        v.union([v.pipe(v.string(), v.regex(/^\d{1,15}$/)), v.number()]),
      ),
      errorMessage: v.optional(v.string()),
    }),
  ),
});

async function readAcceptance(response: HttpResponse, format: EventFormat): Promise<Outcome> {
  const bytes =
    response.body === null ? new Uint8Array() : await readBody(response.body, MOST_ANSWER);
  const media = response.headers.get("content-type") ?? "";
  if (/^\s*text\/html/i.test(media)) return ALIEN;
  // Of plain JSON receivers each has its own way to say yes, and some say nothing.
  if (format === "ocsf" || bytes?.length === 0) return { kind: "accepted", rejected: 0, said: "" };
  const parsed = bytes === undefined ? undefined : v.safeParse(ANSWER, parse(bytes));
  if (parsed?.success !== true) return ALIEN;
  const { rejectedLogRecords = 0, errorMessage = "" } = parsed.output.partialSuccess ?? {};
  const rejected = Math.max(0, Math.floor(Number(rejectedLogRecords)));
  return { kind: "accepted", rejected, said: plainText(errorMessage).slice(0, 200) };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
