import type { DnsPorts, HttpBody, HttpRequest, HttpResponse } from "../../../src/dns/ports.ts";

/** One HTTP exchange as it went over the line. */
export type Exchange = {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** The DNS query, whichever way it was sent. */
  readonly query: Uint8Array;
  readonly status: number;
  /** Bytes of the answer, once it was read. */
  answerBytes: number;
};

export type Recorded = {
  readonly ports: DnsPorts<AbortSignal>;
  readonly exchanges: readonly Exchange[];
};

/**
 * The same ports, remembering what they carried. `refuseGet`: GETs come back with 405 and never
 * reach the server, so that the client turns to POST.
 */
export function recordExchanges(
  ports: DnsPorts<AbortSignal>,
  { refuseGet = false }: { readonly refuseGet?: boolean } = {},
): Recorded {
  const exchanges: Exchange[] = [];
  const fetch = async (url: string, request: HttpRequest<AbortSignal>): Promise<HttpResponse> => {
    if (refuseGet && request.method === "GET") return new Response(null, { status: 405 });
    const response = await ports.fetch(url, request);
    const { method, body } = request;
    const query = body ?? queryIn(url);
    const exchange: Exchange = { method, url, query, status: response.status, answerBytes: 0 };
    exchanges.push(exchange);
    const { status, type, headers } = response;
    return { status, type, headers, body: response.body && counted(response.body, exchange) };
  };
  return { ports: { ...ports, fetch }, exchanges };
}

/** The query in the address of a GET (RFC 8484 section 4.1). */
export function queryIn(url: string): Uint8Array {
  const parameter = new URL(url).searchParams.get("dns") ?? "";
  return new Uint8Array(Buffer.from(parameter, "base64url"));
}

function counted(body: HttpBody, exchange: Exchange): HttpBody {
  return {
    cancel: () => body.cancel(),
    getReader: () => {
      const reader = body.getReader();
      return {
        cancel: () => reader.cancel(),
        read: async () => {
          const part = await reader.read();
          exchange.answerBytes += part.value?.length ?? 0;
          return part;
        },
      };
    },
  };
}
