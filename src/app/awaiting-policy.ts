import type { FirstRun } from "./first-run.ts";
import type { Ports } from "./ports.ts";

/** What an organisation wants, as it comes to be known. */
export type AwaitingPolicy = {
  /** The browser told of another policy. */
  readonly changed: () => Promise<void>;
  /** A worker has started, or the alarm rang: a policy that never came is taken for none once its time is over. */
  readonly resume: () => Promise<void>;
};

export function createAwaitingPolicy(
  ports: Ports,
  settingsChanged: () => Promise<void>,
  ask: FirstRun["ask"],
): AwaitingPolicy {
  const { policies } = ports;
  const changed = async (): Promise<void> => {
    await policies.refresh();
    // Whatever has changed: a worker that the change has just woken knows nothing else.
    await settingsChanged();
    await ask();
    await wait();
  };
  /** Longer than the worker lives this need not last: the next one asks again, and an alarm sees to it that there is one. */
  const wait = async (): Promise<void> => {
    const { decidedAt } = await policies.current();
    if (decidedAt === undefined) return;
    ports.after(Math.max(0, decidedAt - ports.now()), () => {
      changed().catch((error: unknown) => {
        ports.complain("it could not be found out what the organisation wants", error);
      });
    });
  };
  return {
    changed,
    resume: async () => {
      const { decidedAt } = await policies.current();
      if (decidedAt !== undefined && decidedAt <= ports.now()) await changed();
      else await wait();
      await ask();
    },
  };
}
