/** A wish to stop, as far as it is needed here; every `AbortSignal` is one. */
export type CancelSignal = {
  readonly aborted: boolean;
  readonly addEventListener: (type: "abort", listener: () => void) => void;
  readonly removeEventListener: (type: "abort", listener: () => void) => void;
};

/** Time from outside, so that tests run on a virtual clock. */
export type Clock = {
  /** ms since the epoch. */
  readonly now: () => number;
  /** Calls `run` once after `ms`; gives a function that calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Calls `run` when what has already arrived from the network has been taken in; absent: when promises have settled. */
  readonly soon?: (run: () => void) => void;
};

/** What is asked of `fetch`. Assignable to the `RequestInit` of browsers and of undici. */
export type HttpRequest<Signal> = {
  readonly method: "GET" | "POST";
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly cache: "no-store";
  readonly credentials: "omit";
  readonly redirect: "manual";
  readonly referrerPolicy: "no-referrer";
  readonly signal: Signal;
};

type BodyReader = {
  readonly read: () => Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  readonly cancel: () => Promise<void>;
};

export type HttpBody = {
  readonly getReader: () => BodyReader;
  readonly cancel: () => Promise<void>;
};

/** What is read of a `Response`. */
export type HttpResponse = {
  readonly status: number;
  /** "opaqueredirect" where a browser hides a redirect it was told not to follow. */
  readonly type: string;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly body: HttpBody | null;
};

/**
 * The world outside, for the DoH client. `Signal` is the platform's own `AbortSignal`, which only
 * the platform can make: `{ fetch, newAbort: () => new AbortController(), now, after }`.
 */
export type DnsPorts<Signal> = Clock & {
  readonly fetch: (url: string, request: HttpRequest<Signal>) => Promise<HttpResponse>;
  readonly newAbort: () => { readonly signal: Signal; readonly abort: () => void };
};
