import type { BrowserContext, Page } from "playwright-core";
import { until } from "./until.ts";

/** The extension's background worker, from outside. */
export type WorkerControl = {
  readonly isRunning: () => boolean;
  /** Stops it as the browser does after half a minute of rest; resolves when it has stopped. */
  readonly stop: () => Promise<void>;
};

type Version = { readonly versionId: string; readonly runningStatus: string };

/** `page` is any page of the extension's origin: its DevTools session sees the worker. */
export async function createWorkerControl(
  context: BrowserContext,
  page: Page,
): Promise<WorkerControl> {
  const session = await context.newCDPSession(page);
  const status = new Map<string, string>();
  let stops = 0;
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }: { versions: Version[] }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === "stopped" && status.get(versionId) !== "stopped") stops += 1;
      status.set(versionId, runningStatus);
    }
  });
  await session.send("ServiceWorker.enable");
  const isRunning = (): boolean => [...status.values()].some((word) => word !== "stopped");
  return {
    isRunning,
    stop: async () => {
      if (!isRunning()) return;
      // Counted, since the next event may start it again before anybody looks.
      const before = stops;
      await session.send("ServiceWorker.stopAllWorkers");
      await until("the worker has stopped", () => stops > before);
    },
  };
}
