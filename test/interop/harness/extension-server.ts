import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Request } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type ChromiumRun, launchChromium } from "../../../lab/browsers/chromium.ts";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite, type Visit } from "../../../lab/browsers/visit.ts";
import { type Interop, startInterop } from "../../../lab/interop/start-interop.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { CHROME_BUILD } from "../../e2e/harness/lab-suite.ts";
import { RUNNABLE } from "./each-server.ts";
import { queryIn } from "./exchanges.ts";
import { HONEST, mainHost, SCENARIOS, SEED } from "./world.ts";

/** What the extension sent to a resolver. */
export type SentQuery = { readonly method: string; readonly query: Uint8Array };

/** Sites and servers of one world; they run once the cases do. */
export type ExtensionSuite = {
  readonly lab: Lab;
  readonly interop: Interop;
  /** The built extension, as it was when the suite began: the same for every browser. */
  readonly extension: string;
};

export function useSuite(): ExtensionSuite {
  let lab: Lab | undefined;
  let interop: Interop | undefined;
  let folder: string | undefined;
  beforeAll(async () => {
    if (RUNNABLE.length === 0) return;
    folder = mkdtempSync(join(tmpdir(), "fluxward-build-"));
    cpSync(CHROME_BUILD, folder, { recursive: true });
    lab = await startLab({ scenarios: SCENARIOS, place: whereAmI(), seed: SEED });
    const { world, certificates } = lab;
    interop = await startInterop({ world, certificates, readyName: mainHost(HONEST) });
  });
  afterAll(async () => {
    await interop?.close();
    await lab?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });
  return {
    get extension() {
      return there(folder);
    },
    get lab() {
      return there(lab);
    },
    get interop() {
      return there(interop);
    },
  };
}

/** A browser whose extension asks real servers and nobody else. */
export type ExtensionBrowser = {
  readonly run: ChromiumRun;
  readonly visit: (host: string) => Promise<Visit>;
  /** What it sent since the last call. */
  readonly sent: () => readonly SentQuery[];
  /** Lets no GET through to the servers: it comes back with 405. */
  readonly refuseGet: (refuse: boolean) => Promise<void>;
};

/** As the background keeps it for windows that are not private. */
const IS_RESTING = `chrome.storage.session.get("open:dns").then(({ "open:dns": dns }) =>
  Object.values(dns?.health ?? {}).some(({ restUntil }) => restUntil > Date.now()))`;

/** One browser with a fresh profile for all cases of the block. */
export function useBrowser(suite: ExtensionSuite, urls: () => readonly string[]): ExtensionBrowser {
  let run: ChromiumRun | undefined;
  let kept: SentQuery[] = [];
  const isResolver = (url: URL): boolean => urls().includes(`${url.origin}${url.pathname}`);
  beforeAll(async () => {
    run = await launchChromium({
      extension: suite.extension,
      keyPin: suite.lab.certificates.keyPin,
    });
    run.context.on("request", (request: Request) => {
      if (!isResolver(new URL(request.url()))) return;
      const body = request.postDataBuffer();
      const query = body === null ? queryIn(request.url()) : new Uint8Array(body);
      kept.push({ method: request.method(), query });
    });
    await run.ask("saveSettings", { settings: { resolvers: urls() } });
  });
  afterAll(() => run?.close());
  return {
    get run() {
      return there(run);
    },
    visit: async (host) => {
      // One that failed in the case before is left alone for a second, and nobody else is asked here.
      await until("no resolver rests", async () => {
        return (await there(run).observer.page.evaluate(IS_RESTING)) === false;
      });
      return visitSite(there(run), `https://${host}/`);
    },
    sent: () => {
      const all = kept;
      kept = [];
      return all;
    },
    refuseGet: async (refuse) => {
      const { context } = there(run);
      if (!refuse) {
        await context.unroute(isResolver);
        return;
      }
      await context.route(isResolver, (route) =>
        route.request().method() === "GET" ? route.fulfill({ status: 405 }) : route.continue(),
      );
    },
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("Only cases may use this, once they run.");
  return value;
}
