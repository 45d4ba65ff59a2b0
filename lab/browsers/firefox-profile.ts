import { createServer } from "node:net";

/** Fixed, so that the extension's pages have a known address. */
export const UUID = "5f0d3a52-7c1e-4a0b-9d0e-2b6f1c9a4e77";

type Preferences = Readonly<Record<string, string | number | boolean>>;

/** The text of a profile's `user.js`. `id`: of the extension; `port`: where the browser can be driven. */
export function preferences(id: string, port: number, others: Preferences = {}): string {
  const values = {
    "marionette.port": port,
    "extensions.webextensions.uuids": JSON.stringify({ [id]: UUID }),
    // Plain addresses stay plain, and the browser keeps to the sites under test.
    "dom.security.https_first": false,
    "network.dns.disablePrefetch": true,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "browser.safebrowsing.malware.enabled": false,
    "browser.safebrowsing.phishing.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "toolkit.telemetry.enabled": false,
    "app.normandy.enabled": false,
    "browser.shell.checkDefaultBrowser": false,
    // Heeded by the ESR: what is installed for good need not come from a store.
    "xpinstall.signatures.required": false,
    ...others,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join("");
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => {
        done(port);
      });
    });
  });
}
