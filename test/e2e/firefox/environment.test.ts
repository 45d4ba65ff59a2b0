import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FirefoxRun, launchFirefox } from "../../../lab/browsers/firefox.ts";
import { until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";
import { tabIdOf, there } from "../harness/firefox-pages.ts";

const FLUXED = hostOf("ten-homes");
const PROXY_PORT = 3128;

describeInside("Firefox and the device's network", () => {
  let lab: Lab | undefined;
  let firefox: FirefoxRun | undefined;
  let proxy: Server | undefined;
  let own = "";

  beforeAll(async () => {
    lab = await startLab({
      scenarios: [scenario("ten-homes")],
      place: whereAmI(),
      roundTripMs: 20,
    });
    proxy = await startProxy();
    firefox = await launchFirefox({
      extension: FIREFOX_BUILD,
      preferences: {
        "network.proxy.type": DIRECT,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": PROXY_PORT,
      },
    });
    own = await firefox.newTab();
    await firefox.open(firefox.extensionUrl("src/popup/index.html?tab=0"));
    await until("the extension's page is there", async () => {
      return (await firefox?.evaluate("return typeof browser")) === "object";
    });
    const resolvers = lab.resolvers.map(({ url }) => url);
    await firefox.ask("saveSettings", { settings: { resolvers } });
  });
  afterAll(async () => {
    await firefox?.close();
    await lab?.close();
    proxy?.closeAllConnections();
    proxy?.close();
  });

  const asked = (): number =>
    there(lab)
      .queries.all()
      .filter(({ operator }) => operator !== "system").length;
  const cause = async (tabId: number): Promise<unknown> => {
    const run = there(firefox);
    await run.focus(own);
    const report = await run.ask("getReport", { tabId });
    return report.state === "judged" ? report.verdict.unknownCause : report.state;
  };

  test("a page through a proxy is not asked about; once the proxy is gone, it is", async () => {
    const run = there(firefox);
    await setPreference(run, MANUAL);
    const tab = await run.newTab();
    await run.open(`https://${FLUXED}/`);
    await until("the page is there", async () => (await run.evaluate(HEADLINE)) !== "");
    const tabId = await tabIdOf(run, own, FLUXED);
    await expect.poll(() => cause(tabId)).toBe("proxy");
    expect(asked()).toBe(0);
    await setPreference(run, DIRECT);
    await run.focus(tab);
    await run.open(`https://${FLUXED}/`);
    await until("the person is warned", async () => (await run.url()).includes(WARNING_PAGE));
    expect(asked()).toBeGreaterThan(0);
  });

  test("offline nothing is asked; back online, it is made up for", async () => {
    const run = there(firefox);
    there(lab).queries.clear();
    await setOffline(run, true);
    await run.newTab();
    await run.open(`https://shop.${FLUXED}/`);
    await until("the tab has left", async () => (await run.url()).includes(FLUXED));
    const tabId = await tabIdOf(run, own, `shop.${FLUXED}`);
    await expect.poll(() => cause(tabId)).toBe("offline");
    expect(asked()).toBe(0);
    await setOffline(run, false);
    await until("it is asked after all", () => asked() > 0);
    await until("that shows", async () => (await cause(tabId)) !== "offline");
  });
});

const HEADLINE = 'return document.querySelector("h1")?.innerText ?? ""';
/** Values of `network.proxy.type`. */
const DIRECT = 0;
const MANUAL = 1;

async function inBrowser(run: FirefoxRun, script: string): Promise<void> {
  await run.marionette.command("Marionette:SetContext", { value: "chrome" });
  await run.evaluate(script);
  await run.marionette.command("Marionette:SetContext", { value: "content" });
}

function setPreference(run: FirefoxRun, type: number): Promise<void> {
  return inBrowser(run, `Services.prefs.setIntPref("network.proxy.type", ${String(type)})`);
}

function setOffline(run: FirefoxRun, offline: boolean): Promise<void> {
  return inBrowser(run, `Services.io.offline = ${String(offline)}`);
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
