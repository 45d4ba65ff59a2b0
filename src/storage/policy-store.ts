import { createQueue, type Area } from "./area.ts";
import { POLICY_KEY } from "./policy-key.ts";
import { NO_POLICY, type Policy } from "./policy-model.ts";
import { readPolicy } from "./policy-reader.ts";

/** What browsers tell of an organisation's policy. */
export type ManagedStorage = {
  /**
   * The policy as it is now. Undefined: certainly none. An empty object: none, or not handed over yet, as in the first
   * seconds of Chromium.
   */
  readonly read: () => Promise<unknown>;
  /** Whether the organisation installed the extension. */
  readonly isForced: () => Promise<boolean>;
};

export type PolicyState = {
  /**
   * `current`: in force, be it none; `remembered`: the last good one, while the browser has handed none over yet; `unknown`:
   * there may be one, and nothing is known of it.
   */
  readonly standing: "current" | "remembered" | "unknown";
  readonly policy: Policy;
  /** When it will be taken for none unless it comes, ms since the epoch; undefined: it is current. */
  readonly decidedAt: number | undefined;
};

export type Policies = {
  readonly current: () => Promise<PolicyState>;
  /** Asks the browser again; answers whether anything is other than before. */
  readonly refresh: () => Promise<boolean>;
};

type PolicyPorts = {
  readonly managed: ManagedStorage;
  /** On disk: for the last good policy. */
  readonly local: Area;
  /** Ends with the browser. */
  readonly session: Area;
  /** Whether this worker may write on disk. */
  readonly keeps: boolean;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly complain: (what: string, error: unknown) => void;
};

/**
 * How long a policy may take to come, ms: 2.5 to 5.5 s were measured after the first start (Chromium 156), and more than 6 s
 * on a busy machine. Only who is given Fluxward without any policy waits so long, once, for the first-run page.
 */
export const WAIT_MS = 30_000;

/** When the browser first had no policy to hand over in this session, ms since the epoch. */
const SINCE_KEY = "policy.since";

/**
 * The policy of an organisation. In Chromium "none yet" looks like "none", so the last good one is kept and started from; where
 * there is none but the organisation installed the extension, nothing is known until one comes or has had its time.
 */
export function createPolicies(ports: PolicyPorts): Policies {
  const { managed, local, session, keeps, now, complain } = ports;
  const queue = createQueue();
  let known: Promise<PolicyState> | undefined;
  /** What was loaded last; undefined: nothing yet. */
  let latest: PolicyState | undefined;

  const handedOver = async (): Promise<unknown> => {
    try {
      return await managed.read();
    } catch (error: unknown) {
      complain("the organisation's policy could not be read; the last good one holds", error);
      return {};
    }
  };

  const keep = async (policy: Policy, before: unknown): Promise<void> => {
    if (!keeps) return;
    const values = keptForm(policy);
    if (JSON.stringify(values) === JSON.stringify(before)) return;
    try {
      await local.set({ [POLICY_KEY]: values });
    } catch (error: unknown) {
      // It holds all the same, for as long as the browser hands it over.
      complain("the organisation's policy could not be kept for the next start", error);
    }
  };

  const waitingSince = async (): Promise<number> => {
    const noted = (await session.get([SINCE_KEY]))[SINCE_KEY];
    // A clock that was set back must not make it wait for long.
    if (typeof noted === "number" && noted <= now()) return noted;
    const since = now();
    await session.set({ [SINCE_KEY]: since });
    return since;
  };

  const load = async (): Promise<PolicyState> => {
    const [raw, { [POLICY_KEY]: kept }] = await Promise.all([
      handedOver(),
      local.get([POLICY_KEY]),
    ]);
    if (!isEmpty(raw)) {
      const policy = readPolicy(raw);
      await keep(policy, kept);
      return current(policy);
    }
    if (raw === undefined) {
      if (kept !== undefined && keeps) await local.remove([POLICY_KEY]);
      return current(NO_POLICY);
    }
    if (kept === undefined ? !(await managed.isForced()) : isEmpty(kept)) return current(NO_POLICY);
    const decidedAt = (await waitingSince()) + WAIT_MS;
    if (decidedAt <= now()) {
      await keep(NO_POLICY, kept);
      return current(NO_POLICY);
    }
    const remembered = readPolicy(kept);
    if (kept !== undefined && !isDamaged(remembered)) {
      return { standing: "remembered", policy: remembered, decidedAt };
    }
    // Half a policy could let happen what the whole one forbids.
    if (kept !== undefined)
      complain("the organisation's last good policy cannot be read", undefined);
    return { standing: "unknown", policy: NO_POLICY, decidedAt };
  };

  const loadAnew = async (): Promise<PolicyState> => {
    latest = await load();
    return latest;
  };

  return {
    current: () =>
      (known ??= queue(loadAnew).catch((error: unknown) => {
        // Storage that fails once must not fail for as long as the worker lives.
        known = undefined;
        throw error;
      })),
    refresh: () =>
      queue(async () => {
        const earlier = known;
        // Not what `known` comes to, which may be a load that was asked for meanwhile: it comes after this one, and each would
        // wait for the other.
        const before = latest;
        const loading = loadAnew();
        // At once: pages hear that another is kept, and ask what is in force, before the write is known to be done.
        known = loading;
        try {
          return JSON.stringify(before) !== JSON.stringify(await loading);
        } catch (error: unknown) {
          known = earlier;
          throw error;
        }
      }),
  };
}

function current(policy: Policy): PolicyState {
  return { standing: "current", policy, decidedAt: undefined };
}

/** What is kept: right values alone. That nobody is left to be asked must not be forgotten, or others would be. */
function keptForm({ values, problems }: Policy): Policy["values"] {
  const isUnclear = problems.some(({ kind }) => kind === "no-resolver");
  return isUnclear ? { ...values, resolvers: [] } : values;
}

/** Whether anything is wrong that was right when it was kept, but for what a later release may have kept. */
function isDamaged({ problems }: Policy): boolean {
  const isKept = ["no-resolver", "no-redaction", "unknown"];
  return problems.some(({ kind }) => !isKept.includes(kind));
}

function isEmpty(raw: unknown): boolean {
  return (
    raw === undefined || (typeof raw === "object" && raw !== null && Object.keys(raw).length === 0)
  );
}
