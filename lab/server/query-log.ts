/** One query that reached a server of the lab. */
export type LoggedQuery = {
  /** ms since the epoch. */
  readonly at: number;
  /** Id of the operator; "system" for the browser's own DNS. */
  readonly operator: string;
  readonly method: string;
  /** "1.1", "2.0", "udp" or "tcp". */
  readonly version: string;
  /** What was asked; empty where the query could not be read. */
  readonly name: string;
  readonly type: string;
  /** HTTP status answered; 0: none (hang, reset, plain DNS). */
  readonly status: number;
  /** Headers as received, for what they give away. */
  readonly headers: Readonly<Record<string, string>>;
};

/** Remembers who asked what and when. Bounded, so that a lab left running does not grow. */
export type QueryLog = {
  readonly add: (query: LoggedQuery) => void;
  readonly all: () => readonly LoggedQuery[];
  readonly clear: () => void;
};

const MOST_KEPT = 100_000;

export function createQueryLog(): QueryLog {
  const kept: LoggedQuery[] = [];
  return {
    add: (query) => {
      if (kept.length < MOST_KEPT) kept.push(query);
    },
    all: () => [...kept],
    clear: () => {
      kept.length = 0;
    },
  };
}
