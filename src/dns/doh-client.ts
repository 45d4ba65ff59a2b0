import type { Failure, Observation } from "../detection/observation.ts";
import type { Ask } from "../detection/plan.ts";
import { decodeAnswer } from "./answer.ts";
import { encodeBase64Url } from "./base64url.ts";
import { whenCancelled } from "./cancel.ts";
import { explainError } from "./explain-error.ts";
import { discard, MEDIA_TYPE, readResponse, type Exchange, type Problem } from "./http-answer.ts";
import type { CancelSignal, DnsPorts, HttpRequest, HttpResponse } from "./ports.ts";
import { encodeQuery, isQueryName } from "./query.ts";
import { readRetryAfter } from "./retry-after.ts";

/**
 * Sends one query and waits for its answer. Never throws and never rejects. `onSent` is called when
 * the query really leaves, at most once.
 */
export type AskResolver = (
  ask: Ask,
  signal?: CancelSignal,
  onSent?: () => void,
) => Promise<Observation | Failure>;

/** Tells the two ends of a query apart. */
export function isFailure(result: Observation | Failure): result is Failure {
  return "kind" in result;
}

type Method = "GET" | "POST";

/** How long one query may take, slow bytes included. */
const DEFAULT_TIMEOUT_MS = 4000;
/** Statuses by which a server says that it does not take GET (RFC 9110 sections 15.5.6 and 15.6.2). */
const METHOD_REFUSED: ReadonlySet<number> = new Set([405, 501]);
/** Statuses that go with `Retry-After`: asked too often, and out of order for a while. */
const COMES_BACK: ReadonlySet<number> = new Set([429, 503]);
/** For how long a resolver is left alone that is asked too often and does not say until when. */
const TOO_OFTEN_MS = 5000;

/**
 * A client for DNS over HTTPS (RFC 8484). GET, because a POST from an extension reveals its
 * install id as `Origin`; POST only at a resolver that refused GET, remembered while the client lives.
 * `onRetryAfter` hears of a resolver that asks to be left alone, and for how long (ms, 1 s to 10 minutes).
 */
export function createDohClient<Signal>(
  ports: DnsPorts<Signal>,
  timeoutMs: number = DEFAULT_TIMEOUT_MS,
  onRetryAfter?: (resolver: string, waitMs: number) => void,
): AskResolver {
  const refusesGet = new Set<string>();

  function read(resolver: string, response: HttpResponse): Promise<Exchange> {
    if (COMES_BACK.has(response.status)) {
      const said = readRetryAfter(response.headers, ports.now());
      const waitMs = said ?? (response.status === 429 ? TOO_OFTEN_MS : undefined);
      if (waitMs !== undefined) onRetryAfter?.(resolver, waitMs);
    }
    return readResponse(response);
  }

  async function exchange(
    resolver: string,
    query: Uint8Array<ArrayBuffer>,
    signal: Signal,
  ): Promise<Exchange> {
    const method: Method = refusesGet.has(resolver) ? "POST" : "GET";
    const first = await send(resolver, query, method, signal);
    if (method === "POST" || !METHOD_REFUSED.has(first.status)) return read(resolver, first);
    discard(first);
    const second = await send(resolver, query, "POST", signal);
    if (second.status === 200) refusesGet.add(resolver);
    return read(resolver, second);
  }

  function send(
    resolver: string,
    query: Uint8Array<ArrayBuffer>,
    method: Method,
    signal: Signal,
  ): Promise<HttpResponse> {
    const shared = {
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      referrerPolicy: "no-referrer",
      signal,
    } satisfies Partial<HttpRequest<Signal>>;
    if (method === "POST") {
      const headers = { accept: MEDIA_TYPE, "content-type": MEDIA_TYPE };
      return ports.fetch(resolver, { ...shared, method, headers, body: query });
    }
    const url = `${resolver}${resolver.includes("?") ? "&" : "?"}dns=${encodeBase64Url(query)}`;
    return ports.fetch(url, { ...shared, method, headers: { accept: MEDIA_TYPE } });
  }

  return async (ask, signal, onSent) => {
    const { resolver } = ask;
    const question = { name: ask.name, type: ask.type };
    const fail = ({ kind, detail }: Problem): Failure => ({
      at: ports.now(),
      resolver,
      question,
      kind,
      detail: detail.slice(0, 200),
    });
    if (!isQueryName(ask.name)) {
      return fail({
        kind: "over-budget",
        detail: "Not sent: this is no name that DNS can ask about.",
      });
    }
    if (signal?.aborted === true) {
      return fail({ kind: "over-budget", detail: "Not sent: the look had already ended." });
    }
    const started = ports.now();
    const abort = ports.newAbort();
    const release: (() => void)[] = [];
    // A promise of its own, so that a `fetch` that does not heed its signal cannot hold anybody up.
    const stopped = new Promise<Problem>((resolve) => {
      const stop = (detail: string) => () => {
        resolve({ kind: "timeout", detail });
        abort.abort();
      };
      const seconds = String(timeoutMs / 1000);
      release.push(ports.after(timeoutMs, stop(`No complete answer within ${seconds} s.`)));
      release.push(whenCancelled(signal, stop("The look ended before an answer came.")));
    });
    try {
      const query = encodeQuery(question, ask.subnet);
      onSent?.();
      const result = await Promise.race([exchange(resolver, query, abort.signal), stopped]);
      if ("kind" in result) return fail(result);
      const decoded = decodeAnswer(result.bytes, question, ask.subnet);
      if (!decoded.ok) return fail(decoded);
      const { status, answer, extendedErrors, scope } = decoded;
      const at = ports.now();
      return {
        at,
        resolver,
        question,
        status,
        answer,
        ...(extendedErrors.length > 0 && { extendedErrors }),
        tookMs: Math.max(0, at - started),
        ...(ask.subnet !== undefined && { subnet: { asked: ask.subnet, scope } }),
      };
    } catch (error) {
      return fail({ kind: "unreachable", detail: `No connection: ${explainError(error)}` });
    } finally {
      for (const letGo of release) letGo();
    }
  };
}
