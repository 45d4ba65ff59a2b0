import type { BareChromium, Session } from "../../lab/browsers/bare-chromium.ts";
import { until } from "../../lab/browsers/until.ts";
import { codeBytes } from "./heap-snapshot.ts";

/** The extension's background worker under a debugger, which also keeps the browser from ending it. */
export type WatchedWorker = {
  /** What of its heap is in use right after a garbage collection, and what of that is code, bytes. */
  readonly heap: () => Promise<{ readonly used: number; readonly code: number }>;
  /** What it threw and nobody caught, and what it complained of, oldest first. */
  readonly complaints: readonly string[];
};

type Target = { readonly targetId: string; readonly type: string; readonly url: string };
type Thrown = { exceptionDetails: { text: string; exception?: { description?: string } } };
type Said = {
  type: string;
  args: readonly { value?: unknown; description?: string }[];
};

/** Most complaints that are kept in full. */
const MOST_COMPLAINTS = 200;

export async function watchWorker(browser: BareChromium, origin: string): Promise<WatchedWorker> {
  let target: Target | undefined;
  await until("the worker is there", async () => {
    const { targetInfos } = await browser.browser("Target.getTargets");
    target = (targetInfos as Target[]).find(
      ({ type, url }) => type === "service_worker" && url.startsWith(origin),
    );
    return target !== undefined;
  });
  const complaints: string[] = [];
  const note = (text: string): void => {
    if (complaints.length < MOST_COMPLAINTS) complaints.push(text);
  };
  let snapshot: string[] = [];
  browser.heed((method, parameters) => {
    if (method === "HeapProfiler.addHeapSnapshotChunk") {
      snapshot.push((parameters as { chunk: string }).chunk);
    }
    if (method === "Runtime.exceptionThrown") {
      const { text, exception } = (parameters as Thrown).exceptionDetails;
      note(`${text} ${exception?.description ?? ""}`);
    }
    if (method !== "Runtime.consoleAPICalled") return;
    const { type, args } = parameters as Said;
    if (type !== "error" && type !== "warning" && type !== "assert") return;
    note(args.map(({ value, description }) => description ?? String(value)).join(" "));
  });
  const session: Session = await browser.attach(target?.targetId ?? "");
  await session("Runtime.enable");
  return {
    complaints,
    heap: async () => {
      // The second finds what the first only let go of.
      await session("HeapProfiler.collectGarbage");
      await session("HeapProfiler.collectGarbage");
      const used = Number((await session("Runtime.getHeapUsage"))["usedSize"]);
      snapshot = [];
      await session("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
      return { used, code: codeBytes(snapshot.join("")) };
    },
  };
}
