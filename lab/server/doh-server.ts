import type { Answerer } from "./answerer.ts";
import { answerDoh, LONGEST_QUERY } from "./doh-exchange.ts";
import { deliver } from "./fault-delivery.ts";
import { faultNow, type Fault } from "./faults.ts";
import type { QueryLog } from "./query-log.ts";
import type { WebHandler, WebRequest, WebResponse } from "./web-server.ts";

export type DohOptions = {
  /** Id of the operator, for the log. */
  readonly operator: string;
  /** The one path that answers, such as `/dns-query`. */
  readonly path: string;
  readonly answer: Answerer;
  /** What is wrong with the server right now; asked at every query. */
  readonly fault: () => Fault | undefined;
  readonly log: QueryLog;
  /** ms since the epoch, for the log. */
  readonly now: () => number;
};

/** The handler of one operator's DoH server (RFC 8484), over HTTP/1.1 and HTTP/2 alike. */
export function createDohHandler(options: DohOptions): WebHandler {
  let count = 0;
  return (request, response) => {
    // A client that goes away mid-query is no fault of the server's.
    handle(options, count++, request, response).catch(() => response.destroy());
  };
}

/** `count`: requests before this one. */
async function handle(
  options: DohOptions,
  count: number,
  request: WebRequest,
  response: WebResponse,
): Promise<void> {
  const { method = "", url = "/", headers } = request;
  // A GET has no body (RFC 9110 section 9.3.1), and waiting for its end takes time.
  const body = method === "POST" ? await readBody(request) : new Uint8Array();
  const fault = faultNow(options.fault(), count);
  const asked = { method, url, contentType: headers["content-type"], body };
  const reply = answerDoh(asked, options.path, options.answer, fault);
  const silent = fault?.kind === "hang" || fault?.kind === "reset";
  const { name, type } = reply.question ?? { name: "", type: "" };
  options.log.add({
    ...{ at: options.now(), operator: options.operator, method, version: request.httpVersion },
    ...{ name, type, status: silent ? 0 : reply.status, headers: plainHeaders(request) },
  });
  await deliver(reply, fault, request, response);
}

/** At most one byte more than the longest query, which is enough to refuse it. */
async function readBody(request: WebRequest): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST_QUERY) break;
  }
  return Buffer.concat(chunks);
}

function plainHeaders(request: WebRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
