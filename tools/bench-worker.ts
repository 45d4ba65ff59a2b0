import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type BareChromium,
  launchBareChromium,
  type Session,
} from "../lab/browsers/bare-chromium.ts";
import { launchBareExtension, openOwnPage } from "../lab/browsers/bare-extension.ts";
import { chromiumId } from "../lab/browsers/extension-id.ts";
import { pause, until } from "../lab/browsers/until.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { plain } from "../lab/scenarios/plain.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { permissionsOf, writeEmptyExtension } from "./bench-page/empty-extension.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints how long the background worker takes from its start to the first event that it has handled, beside a worker that
 * does nothing but answer: `npm run bench:worker`, with the number of starts if not 40. A page's content script sends it a
 * message: to a worker that has ended, with the process that it was in and without, and to one that runs. Figures only: never a failure.
 */
const STARTS = Number(process.argv[2] ?? 40);
/** How long (ms) the browser may take to end the process of a worker that has ended. */
const ENDING_MS = 1_500;
const KINDS = [
  "started, in a process that is there",
  "started, its process too",
  "running",
] as const;
type Kind = (typeof KINDS)[number];

/** No message of ours, so that nothing but the worker's start and its own first answer counts. */
const SEND = `(async () => {
  const began = performance.now();
  const answer = await chrome.runtime.sendMessage({ method: "bench", args: {} });
  return answer === undefined ? undefined : performance.now() - began;
})()`;

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const ours = `${root}/dist/chrome`;
const lab = await startLab({ scenarios: [plain], place: "inside" });
const { keyPin } = lab.certificates;
const address = `https://${plain.hosts[0] ?? ""}/`;
const folder = mkdtempSync(join(tmpdir(), "fluxward-bench-"));
try {
  const { key } = JSON.parse(readFileSync(join(ours, "manifest.json"), "utf8")) as { key: string };
  const answering = writeEmptyExtension(folder, "a worker that only answers", {
    worker: "chrome.runtime.onMessage.addListener((message, sender, answer) => answer(true));",
    // The same id, permissions and place in pages; only the worker is another.
    more: {
      ...{ key, ...permissionsOf(ours) },
      content_scripts: [{ matches: ["https://*/*"], js: ["worker.js"] }],
    },
  });
  const browsers = {
    Fluxward: await launchBareExtension({ extension: ours, keyPin, resolvers: lab.resolvers }),
    "a worker that only answers": launchBareChromium({ extension: answering, keyPin }),
  };
  const times = new Map<string, number[]>();
  try {
    const pages = new Map<string, Page>();
    for (const [name, browser] of Object.entries(browsers)) {
      pages.set(name, await openPage(browser));
    }
    for (let at = 0; at < STARTS; at += 1) {
      for (const kind of KINDS) {
        for (const [name, page] of pages) {
          const line = `${name.padEnd(28)} ${kind}`;
          times.set(line, [...(times.get(line) ?? []), await page.time(kind)]);
        }
      }
    }
  } finally {
    for (const browser of Object.values(browsers)) await browser.close();
  }
  console.log(`from a message to its answer, ${String(STARTS)} each`);
  for (const [line, all] of times) print(line, all);
} finally {
  await lab.close();
  rmSync(folder, { recursive: true });
}
process.exit(0);

/** A page of a site, with the extension's content script in it. */
type Page = { readonly time: (kind: Kind) => Promise<number> };

async function openPage(browser: BareChromium): Promise<Page> {
  const origin = `chrome-extension://${chromiumId(ours)}`;
  const worlds: number[] = [];
  browser.heed((event, parameters) => {
    if (event !== "Runtime.executionContextCreated") return;
    const { context } = parameters as { context: { id: number; origin: string } };
    if (context.origin === origin) worlds.push(context.id);
  });
  const page = await browser.attach(await browser.open("about:blank"));
  await page("Page.enable");
  await page("Runtime.enable");
  await page("ServiceWorker.enable");
  await page("Page.navigate", { url: address });
  await until("the content script is there", () => worlds.length > 0);
  const send = async (): Promise<number> => {
    const { result } = await page("Runtime.evaluate", {
      expression: SEND,
      contextId: worlds.at(-1),
      awaitPromise: true,
      returnByValue: true,
    });
    const { value } = result as { value?: unknown };
    if (typeof value !== "number") throw new Error("The worker did not answer.");
    return value;
  };
  return {
    time: async (kind) => {
      if (kind === "running") {
        await send();
        return send();
      }
      // Whatever of the extension's is open keeps its process.
      const own =
        kind === "started, its process too" ? undefined : await openOwnPage(browser, ours);
      // All of the browser's, whosever page asks for it.
      await page("ServiceWorker.stopAllWorkers");
      await pause(ENDING_MS);
      const time = await send();
      if (own !== undefined) await close(browser, own);
      return time;
    },
  };
}

async function close(browser: BareChromium, page: Session): Promise<void> {
  const { targetInfo } = await page("Target.getTargetInfo");
  const { targetId } = targetInfo as { targetId: string };
  await browser.browser("Target.closeTarget", { targetId });
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
  console.log(`  ${what.padEnd(66)} median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}
