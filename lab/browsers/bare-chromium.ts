import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { chromiumExecutable, extensionArgs } from "./open-chromium.ts";

/** One debugging session: of the browser itself, or of one of its pages. */
export type Session = (method: string, parameters?: object) => Promise<Record<string, unknown>>;

/**
 * A Chromium whose pages nobody debugs until they are attached to. Under a driver, which is attached to all
 * of them, it does not make pages ready beforehand (Chromium 156: `PrerenderingDisabledByDevTools`).
 */
export type BareChromium = {
  /** The browser's first process. */
  readonly pid: number;
  /** Commands to the browser itself. */
  readonly browser: Session;
  /** Opens an address in a new tab; gives its target id. */
  readonly open: (url: string) => Promise<string>;
  /** Called with whatever a debugged target tells from now on. */
  readonly heed: (hear: Hear) => void;
  /** From now on the tab is debugged. */
  readonly attach: (target: string) => Promise<Session>;
  readonly close: () => Promise<void>;
};

/** `session` is the one that the target told it in. */
type Hear = (event: string, parameters: object, session: string | undefined) => void;

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: object;
  readonly sessionId?: string;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
};

export function launchBareChromium(options: {
  /** Absent: a browser without one, to compare with. */
  readonly extension?: string;
  readonly keyPin: string;
  /** A folder of the caller's that outlives the browser; opened again, it is the same person's. Default: a fresh one. */
  readonly folder?: string | undefined;
}): BareChromium {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "fluxward-bare-"));
  const child = spawn(
    chromiumExecutable(),
    [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ...["--remote-debugging-pipe", `--user-data-dir=${join(folder, "profile")}`],
      `--ignore-certificate-errors-spki-list=${options.keyPin}`,
      ...extensionArgs(options.extension, join(folder, "extension")),
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const ended = new Promise((done) => child.once("close", done));
  const hearers: Hear[] = [];
  const send = createPipe(
    child.stdio[3] as Writable,
    child.stdio[4] as Readable,
    (event, parameters, session) => {
      for (const hear of hearers) hear(event, parameters, session);
    },
  );
  return {
    pid: child.pid ?? 0,
    heed: (hear) => void hearers.push(hear),
    browser: send,
    open: async (url) => String((await send("Target.createTarget", { url }))["targetId"]),
    attach: async (targetId) => {
      const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
      return (method, parameters) => send(method, parameters, String(sessionId));
    },
    close: async () => {
      const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
      // Its answer may not come any more.
      send("Browser.close").catch(() => undefined);
      await ended;
      clearTimeout(late);
      if (options.folder !== undefined) return;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Chromium's debugging protocol over a pipe: JSON, each message ended by a zero byte. */
function createPipe(
  writing: Writable,
  reading: Readable,
  hear: Hear,
): (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>> {
  const waiting = new Map<number, (message: Message) => void>();
  let lastId = 0;
  let held = "";
  reading.setEncoding("utf8");
  reading.on("data", (chunk: string) => {
    const parts = (held + chunk).split("\0");
    held = parts.pop() ?? "";
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.id === undefined) {
        hear(message.method ?? "", message.params ?? {}, message.sessionId);
        continue;
      }
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  });
  reading.on("close", () => {
    const error = { message: "Chromium closed the connection." };
    for (const done of waiting.values()) done({ error });
    waiting.clear();
  });
  writing.on("error", () => undefined);
  return (method, params = {}, sessionId) =>
    new Promise((done, fail) => {
      lastId += 1;
      waiting.set(lastId, ({ result = {}, error }) => {
        if (error === undefined) done(result);
        else fail(new Error(`${method}: ${error.message}`));
      });
      writing.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    });
}
