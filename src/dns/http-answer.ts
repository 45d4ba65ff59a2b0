import type { FailureKind } from "../detection/observation.ts";
import { MAXIMUM_MESSAGE } from "./answer.ts";
import type { HttpResponse } from "./ports.ts";
import { readBody } from "./response-body.ts";

/** The media type of DNS messages over HTTPS (RFC 8484 section 6). */
export const MEDIA_TYPE = "application/dns-message";

/** What went wrong, and that for people. */
export type Problem = { readonly kind: FailureKind; readonly detail: string };
export type Exchange = { readonly bytes: Uint8Array } | Problem;

/** The message that a response carries, or why it carries none. Rejects where the connection breaks. */
export async function readResponse(response: HttpResponse): Promise<Exchange> {
  const problem = findProblem(response);
  if (problem !== undefined) {
    discard(response);
    return problem;
  }
  if (response.body === null) return { bytes: new Uint8Array() };
  const bytes = await readBody(response.body, MAXIMUM_MESSAGE);
  if (bytes !== undefined) return { bytes };
  return { kind: "too-large", detail: "The answer is larger than 64 kB, the most DNS allows." };
}

function findProblem({ status, type, headers }: HttpResponse): Problem | undefined {
  if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
    const detail = "The resolver redirects elsewhere, which is not followed.";
    return { kind: "web-page", detail };
  }
  // Network Authentication Required (RFC 6585 section 6).
  if (status === 511) {
    return { kind: "web-page", detail: "The network wants somebody to sign in (HTTP 511)." };
  }
  if (status === 429) {
    return {
      kind: "http-status",
      detail: "The resolver says that it is asked too often (HTTP 429).",
    };
  }
  if (status !== 200) {
    return {
      kind: "http-status",
      detail: `The resolver answered with HTTP status ${String(status)}.`,
    };
  }
  const media = (headers.get("content-type") ?? "").replace(/;.*/s, "").trim().toLowerCase();
  if (media === MEDIA_TYPE) return undefined;
  if (media === "text/html") {
    return {
      kind: "web-page",
      detail: "A web page came instead of a DNS answer: perhaps a sign-in page.",
    };
  }
  const named = /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/.test(media) ? media : "unnamed content";
  return { kind: "not-dns", detail: `The resolver sent ${named} instead of ${MEDIA_TYPE}.` };
}

/** Frees the connection of a body that nobody reads; how the server takes it does not matter. */
export function discard({ body }: HttpResponse): void {
  body?.cancel().catch(() => undefined);
}
