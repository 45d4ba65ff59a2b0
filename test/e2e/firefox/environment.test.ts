import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inBrowser } from "../../../lab/browsers/firefox-internals.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { askExtension, newestTabId } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { openPage, untilWarned } from "../harness/firefox-warned.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const PROXY_PORT = 3128;

/** Values of `network.proxy.type`. */
const DIRECT = 0;
const MANUAL = 1;

describeInside("Firefox and the device's network", () => {
  const suite = useFirefox(["ten-homes"], {
    preferences: {
      "network.proxy.type": DIRECT,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": PROXY_PORT,
    },
  });
  let proxy: Server | undefined;
  beforeAll(async () => {
    proxy = await startProxy();
  });
  afterAll(() => {
    proxy?.closeAllConnections();
    proxy?.close();
  });

  const asked = (): number =>
    suite.lab.queries.all().filter(({ operator }) => operator !== "system").length;
  const cause = async (tabId: number): Promise<unknown> => {
    const report = await askExtension(suite, "getReport", { tabId });
    return report.state === "judged" ? report.verdict.unknownCause : report.state;
  };

  test("a page through a proxy is not asked about; once the proxy is gone, it is", async () => {
    const { run } = suite;
    await setPreference(run, MANUAL);
    await run.newTab();
    const tabId = await newestTabId(suite);
    await openPage(run, `https://${FLUXED}/`);
    await expect.poll(() => cause(tabId)).toBe("proxy");
    expect(asked()).toBe(0);
    await setPreference(run, DIRECT);
    await run.open(`https://${FLUXED}/`);
    await untilWarned(run, FLUXED);
    expect(asked()).toBeGreaterThan(0);
  });

  test("offline nothing is asked; back online, it is made up for", async () => {
    const { run } = suite;
    await setOffline(run, true);
    await run.newTab();
    const tabId = await newestTabId(suite);
    await run.open(`https://shop.${FLUXED}/`);
    await expect.poll(() => cause(tabId)).toBe("offline");
    expect(asked()).toBe(0);
    await setOffline(run, false);
    await until("it is asked after all", () => asked() > 0);
    await until("that shows", async () => (await cause(tabId)) !== "offline");
  });
});

function setPreference(run: FirefoxRun, type: number): Promise<unknown> {
  return inBrowser(
    run,
    'Services.prefs.setIntPref("network.proxy.type", arguments[0]); arguments[1]();',
    [type],
  );
}

function setOffline(run: FirefoxRun, offline: boolean): Promise<unknown> {
  return inBrowser(run, "Services.io.offline = arguments[0]; arguments[1]();", [offline]);
}

/** Passes every connection on to where it wants to go. */
async function startProxy(): Promise<Server> {
  const server = createServer();
  server.on("connect", (request, socket) => {
    const [name = "", port] = (request.url ?? "").split(":");
    const onward = connect(Number(port), name, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) {
      end.on("error", () => {
        onward.destroy();
        socket.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(PROXY_PORT, "127.0.0.1", done));
  return server;
}
