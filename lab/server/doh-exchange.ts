import type { Answerer, DnsAnswer } from "./answerer.ts";
import { readQuery } from "./dns-messages.ts";
import { wordAnswer } from "./fault-answers.ts";
import type { Fault } from "./faults.ts";

export type DohRequest = {
  readonly method: string;
  /** Path and query string as sent. */
  readonly url: string;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
};

export type DohResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** What was asked, where that could be read. */
  readonly question: { readonly name: string; readonly type: string } | undefined;
};

const MEDIA_TYPE = "application/dns-message";
export const LONGEST_QUERY = 65_535;
const LONGEST_URL = 90_000;
const NO_DATA: DnsAnswer = { status: 0, answer: [], authority: [] };

/** One request of RFC 8484, answered. `path` is the only one there is. */
export function answerDoh(
  request: DohRequest,
  path: string,
  answer: Answerer,
  fault: Fault | undefined,
): DohResponse {
  const sent = readSent(request, path);
  if (!(sent instanceof Uint8Array)) return sent;
  const read = readQuery(sent);
  if (!read.ok) {
    return read.reply === undefined
      ? refuse(400, "not a DNS query")
      : dnsReply(read.reply, undefined);
  }
  const { query } = read;
  const broken = brokenReply(fault);
  if (broken !== undefined) return { ...broken, question: query.question };
  const truth = query.asked === undefined ? NO_DATA : answer(query.asked);
  const body = wordAnswer(query, truth, query.asked === undefined ? undefined : fault);
  return { ...dnsReply(body, maximumAge(truth)), question: query.question };
}

function readSent(request: DohRequest, path: string): Uint8Array | DohResponse {
  if (request.url.length > LONGEST_URL) return refuse(414, "the URL is too long");
  const url = new URL(request.url, "https://lab.invalid");
  if (url.pathname !== path) return refuse(404, "nothing here");
  if (request.method === "POST") {
    if (request.contentType !== MEDIA_TYPE) return refuse(415, `send ${MEDIA_TYPE}`);
    return request.body.length > LONGEST_QUERY ? refuse(413, "too long") : request.body;
  }
  if (request.method !== "GET") return refuse(405, "use GET or POST", { allow: "GET, POST" });
  const parameter = url.searchParams.get("dns");
  if (parameter === null || parameter === "") return refuse(400, "no dns parameter");
  if (!/^[A-Za-z0-9_-]+$/.test(parameter)) return refuse(400, "dns is not base64url");
  return Buffer.from(parameter, "base64url");
}

/** `maximumAge` in seconds: how long caches may keep it (RFC 8484 section 5.1); undefined: unsaid. */
function dnsReply(body: Uint8Array, maximumAge: number | undefined): DohResponse {
  return {
    status: 200,
    headers: {
      "content-type": MEDIA_TYPE,
      ...(maximumAge === undefined ? {} : { "cache-control": `max-age=${String(maximumAge)}` }),
    },
    body,
    question: undefined,
  };
}

function maximumAge({ status, answer, authority }: DnsAnswer): number | undefined {
  if (status !== 0 && status !== 3) return undefined;
  const ttls = [...answer, ...authority].map(({ ttl }) => ttl);
  return ttls.length === 0 ? 0 : Math.min(...ttls);
}

function brokenReply(fault: Fault | undefined): Omit<DohResponse, "question"> | undefined {
  if (fault?.kind === "html") {
    const page = "<!doctype html><title>Sign in</title><h1>Sign in to this network</h1>";
    return { status: 200, headers: { "content-type": "text/html" }, body: Buffer.from(page) };
  }
  if (fault?.kind === "garbage") {
    const body = Uint8Array.from({ length: 120 }, (_, index) => (index * 37 + 11) % 256);
    return { status: 200, headers: { "content-type": MEDIA_TYPE }, body };
  }
  if (fault?.kind === "empty-body") {
    return { status: 200, headers: { "content-type": MEDIA_TYPE }, body: new Uint8Array() };
  }
  if (fault?.kind === "redirect") return refuse(302, "look there", { location: fault.to });
  if (fault?.kind !== "status") return undefined;
  const { retryAfter } = fault;
  const more = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  return refuse(fault.status, "out of order", more);
}

function refuse(status: number, why: string, more: Record<string, string> = {}): DohResponse {
  const headers = { "content-type": "text/plain; charset=utf-8", ...more };
  return { status, headers, body: Buffer.from(`${why}\n`), question: undefined };
}
