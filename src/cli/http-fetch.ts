import type { Dispatcher } from "undici";
import type { DnsPorts, HttpBody, HttpRequest, HttpResponse } from "../dns/ports.ts";

/**
 * The little of `fetch` that a DoH query needs, straight over connections: undici's own spends most of its time on web
 * streams, headers and requests as browsers have them. It follows no redirects, keeps no cookies and caches nothing, so
 * what a request says of these holds anyway.
 */
export function createHttpFetch(dispatcher: Dispatcher): DnsPorts<AbortSignal>["fetch"] {
  return (url, request) =>
    new Promise((resolve, reject) => {
      send(dispatcher, url, request, resolve, reject);
    });
}

function send(
  dispatcher: Dispatcher,
  url: string,
  { method, headers, body, signal }: HttpRequest<AbortSignal>,
  onResponse: (response: HttpResponse) => void,
  onError: (error: Error) => void,
): void {
  const { origin, pathname, search } = new URL(url);
  let controller: Dispatcher.DispatchController | undefined;
  let missing = 0;
  const callOff = (): void => {
    signal.removeEventListener("abort", callOff);
    const reason = new Error("the request was called off");
    onError(reason);
    arriving.fail(reason);
    controller?.abort(reason);
  };
  const arriving = createBody(callOff);

  signal.addEventListener("abort", callOff);
  dispatcher.dispatch(
    { origin, path: pathname + search, method, headers, body: body ?? null },
    {
      onRequestStart: (started) => {
        controller = started;
        if (signal.aborted) callOff();
      },
      onResponseStart: (_, status, found) => {
        // Interim responses precede the real one (RFC 9110 section 15.2).
        if (status < 200) return;
        missing = Number(headerIn(found, "content-length") ?? "0");
        onResponse({
          status,
          type: "default",
          headers: { get: (name) => headerIn(found, name) },
          body: arriving.body,
        });
      },
      onResponseData: (_, chunk) => {
        missing -= chunk.length;
        // All are taken, since the reader stops at 64 kB: undici can be asked to wait, but over HTTP/1.1 it then spins.
        arriving.add(chunk);
      },
      onResponseEnd: () => {
        signal.removeEventListener("abort", callOff);
        // Over HTTP/2 undici takes a connection that broke for the end of the body.
        if (missing > 0) arriving.fail(new Error("the answer was cut short"));
        else arriving.end();
      },
      onResponseError: (_, error) => {
        signal.removeEventListener("abort", callOff);
        onError(error);
        arriving.fail(error);
      },
    },
  );
}

function headerIn(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  name: string,
): string | null {
  const value = headers[name.toLowerCase()];
  return (Array.isArray(value) ? value.join(", ") : value) ?? null;
}

type Arriving = {
  readonly body: HttpBody;
  readonly add: (chunk: Uint8Array) => void;
  readonly end: () => void;
  readonly fail: (error: Error) => void;
};

type Piece = Awaited<ReturnType<ReturnType<HttpBody["getReader"]>["read"]>>;

/** A body that is read while it arrives. */
function createBody(onCancel: () => void): Arriving {
  let waiting: Uint8Array[] = [];
  let ended = false;
  let failure: Error | undefined;
  let wake: (() => void) | undefined;

  async function read(): Promise<Piece> {
    for (;;) {
      const value = waiting.shift();
      if (value !== undefined) return { done: false, value };
      if (failure !== undefined) throw failure;
      if (ended) return { done: true };
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  function cancel(): Promise<void> {
    waiting = [];
    if (!ended) onCancel();
    return Promise.resolve();
  }

  return {
    body: { getReader: () => ({ read, cancel }), cancel },
    add: (chunk) => {
      if (failure === undefined) waiting.push(chunk);
      wake?.();
    },
    end: () => {
      ended = true;
      wake?.();
    },
    fail: (error) => {
      waiting = [];
      failure ??= error;
      wake?.();
    },
  };
}
