import * as v from "valibot";
import type { Host } from "../detection/host.ts";
import { parseHost } from "../detection/host.ts";
import type { Connection, History, Look, Neighbours } from "../detection/observation.ts";
import { createQueue, type Area } from "./area.ts";
import { checkedOnce } from "./checked-once.ts";
import { parseRecollection } from "./recollection-schema.ts";

/** Looks kept of one host: the first, which dates it, and the newest. */
const MOST_LOOKS = 32;
const MOST_CONNECTIONS = 8;
/** A page after page of one site comes from one address: only after so long is that noted again, with all of the history, ms. */
const SAME_CONNECTION_MS = 600_000;
/** Hosts kept at once. */
const MOST_HOSTS = 500;
/** So many are left once there are more; those whose last look is oldest go. All must be read for that, so not with each new one. */
const LEFT_HOSTS = 450;
const PREFIX = "history:";

const question = v.object({ name: v.string(), type: v.string() });
const record = v.object({
  name: v.string(),
  type: v.string(),
  ttl: v.pipe(v.number(), v.minValue(0), v.maxValue(2 ** 31 - 1)),
  data: v.string(),
});
const look = v.object({
  at: v.number(),
  epoch: v.number(),
  observations: v.array(
    v.object({
      at: v.number(),
      resolver: v.string(),
      question,
      status: v.number(),
      answer: v.array(record),
      extendedErrors: v.optional(v.array(v.number())),
      tookMs: v.optional(v.number()),
      subnet: v.optional(v.object({ asked: v.string(), scope: v.number() })),
    }),
  ),
  failures: v.array(
    v.object({
      at: v.number(),
      resolver: v.string(),
      question,
      kind: v.string(),
      detail: v.string(),
    }),
  ),
});
const connection = v.object({ at: v.number(), address: v.string() });
const neighbour = v.object({
  address: v.string(),
  others: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
const document = v.object({
  looks: v.array(v.unknown()),
  connections: v.array(v.unknown()),
  earlier: v.optional(v.unknown()),
  neighbours: v.optional(v.array(v.unknown()), []),
});

export type Histories = {
  readonly read: (host: Host) => Promise<History>;
  /**
   * Adds a look. Of two of the same time the fuller stays: a look still under way may be kept before
   * and after its end. Answers the history as it now stands.
   */
  readonly addLook: (host: Host, look: Look) => Promise<History>;
  /** Drops the looks before a time, ms since the epoch. Answers the history as it now stands. */
  readonly keepFrom: (host: Host, at: number) => Promise<History>;
  /** The same once more within ten minutes is no news. */
  readonly addConnection: (host: Host, connection: Connection) => Promise<History>;
  /** Replaces what is known of other sites at the host's addresses. */
  readonly setNeighbours: (host: Host, neighbours: readonly Neighbours[]) => Promise<History>;
  readonly hosts: () => Promise<readonly Host[]>;
  readonly forget: (hosts: readonly Host[]) => Promise<void>;
  /** Forgets hosts; gives their documents, from which `putBack` makes the same again. */
  readonly take: (hosts: readonly Host[]) => Promise<ReadonlyMap<Host, unknown>>;
  /** `document` undefined: there was none. Looks that were taken since are added. */
  readonly putBack: (host: Host, document: unknown) => Promise<void>;
};

/**
 * Histories by host, one key each. What is read is checked: a damaged look costs only itself.
 * `recall` gives what earlier sessions left of a host that this one has not met.
 */
export function createHistories(
  area: Area,
  recall?: (host: Host) => Promise<History | undefined>,
): Histories {
  const queue = createQueue();
  const readHistory = checkedOnce(parseHistory);
  const read = async (host: Host): Promise<History> => {
    const key = PREFIX + host;
    const stored = (await area.get([key]))[key];
    const recalled = stored === undefined ? await recall?.(host) : undefined;
    return recalled ?? { host, ...readHistory(stored) };
  };
  const keys = async (): Promise<readonly string[]> =>
    (await area.keys()).filter((key) => key.startsWith(PREFIX));
  const hosts = async (): Promise<Host[]> => {
    return (await keys()).flatMap((key) => {
      const parsed = parseHost(key.slice(PREFIX.length));
      return parsed.ok ? [parsed.host] : [];
    });
  };
  const forget = (gone: readonly Host[]): Promise<void> =>
    area.remove(gone.map((host) => PREFIX + host));
  const change = (host: Host, apply: (history: History) => History): Promise<History> =>
    queue(async () => {
      const { host: _, ...next } = apply(await read(host));
      await area.set({ [PREFIX + host]: next });
      return { host, ...next };
    });
  const prune = (): Promise<void> =>
    queue(async () => {
      const known = await keys();
      if (known.length <= MOST_HOSTS) return;
      const found = await area.get(known);
      const oldestFirst = known
        .map((key) => ({ key, at: lastLookAt(found[key]) }))
        .sort((a, b) => a.at - b.at);
      await area.remove(oldestFirst.slice(0, known.length - LEFT_HOSTS).map(({ key }) => key));
    });
  return {
    read,
    addLook: async (host, newest) => {
      const history = await change(host, (old) => withLook(old, newest));
      if (history.looks.length === 1) await prune();
      return history;
    },
    keepFrom: (host, at) =>
      change(host, (old) => ({ ...old, looks: old.looks.filter((one) => one.at >= at) })),
    addConnection: async (host, newest) => {
      const known = await read(host);
      const last = known.connections.at(-1);
      const isNews = last?.address !== newest.address || newest.at - last.at >= SAME_CONNECTION_MS;
      return isNews ? change(host, (old) => withConnection(old, newest)) : known;
    },
    setNeighbours: (host, neighbours) => change(host, (old) => ({ ...old, neighbours })),
    hosts,
    forget,
    take: (gone) =>
      queue(async () => {
        const found = await area.get(gone.map((host) => PREFIX + host));
        await forget(gone);
        return new Map(
          gone.flatMap((host) => {
            const document = found[PREFIX + host];
            return document === undefined ? [] : [[host, document] as const];
          }),
        );
      }),
    putBack: (host, document) =>
      queue(async () => {
        const key = PREFIX + host;
        const newer = (await area.get([key]))[key];
        if (document === undefined) await area.remove([key]);
        else await area.set({ [key]: document });
        if (newer === undefined) return;
        const { looks } = readHistory(newer);
        const { host: _, ...next } = looks.reduce(withLook, await read(host));
        await area.set({ [key]: next });
      }),
  };
}

function withLook(history: History, newest: Look): History {
  const twin = history.looks.find(({ at }) => at === newest.at);
  if (twin !== undefined && countResults(twin) > countResults(newest)) return history;
  const others = history.looks.filter(({ at }) => at !== newest.at);
  const looks = [...others, newest].sort((a, b) => a.at - b.at);
  const kept =
    looks.length <= MOST_LOOKS ? looks : [...looks.slice(0, 1), ...looks.slice(1 - MOST_LOOKS)];
  return { ...history, looks: kept };
}

function countResults({ observations, failures }: Look): number {
  return observations.length + failures.length;
}

function withConnection(history: History, newest: Connection): History {
  const others = history.connections.filter(({ address }) => address !== newest.address);
  return { ...history, connections: [...others, newest].slice(-MOST_CONNECTIONS) };
}

/**
 * When the newest look of a stored history was, ms since the epoch; 0 where nobody can tell. That one is older than another is no
 * reason to check all of hundreds.
 */
function lastLookAt(stored: unknown): number {
  const { looks } = (stored ?? {}) as { readonly looks?: unknown };
  const newest: unknown = Array.isArray(looks) ? looks.at(-1) : undefined;
  const { at } = (newest ?? {}) as { readonly at?: unknown };
  return typeof at === "number" ? at : 0;
}

function parseHistory(stored: unknown): Omit<History, "host"> {
  const parsed = v.safeParse(document, stored);
  if (!parsed.success) return { looks: [], connections: [] };
  const earlier = parseRecollection(parsed.output.earlier);
  const neighbours = parsed.output.neighbours.filter((item) => v.is(neighbour, item));
  return {
    ...(earlier !== undefined && { earlier }),
    ...(neighbours.length > 0 && { neighbours }),
    // The types were checked as text; an unknown record type or failure kind simply matches nothing.
    looks: parsed.output.looks.filter((item): item is Look => v.is(look, item)),
    connections: parsed.output.connections.filter((item): item is Connection =>
      v.is(connection, item),
    ),
  };
}
