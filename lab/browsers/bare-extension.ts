import { type BareChromium, launchBareChromium, type Session } from "./bare-chromium.ts";
import { chromiumId } from "./extension-id.ts";
import { until } from "./until.ts";

/** A Chromium that nobody debugs, with the extension set up in it, and one of the extension's own pages to ask in. */
export type BareExtension = BareChromium & {
  /** The page to ask in, which alone is debugged. */
  readonly own: Session;
  /** The value of an expression in that page. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly save: (settings: object) => Promise<void>;
  /** Closes every page of the extension, the one to ask in too: only its worker is left, as for somebody who browses. */
  readonly closeOwnPages: () => Promise<void>;
};

export async function launchBareExtension(options: {
  readonly extension: string;
  readonly keyPin: string;
  readonly resolvers: readonly { readonly url: string }[];
  /** As for `launchBareChromium`. */
  readonly folder?: string;
}): Promise<BareExtension> {
  const browser = launchBareChromium(options);
  try {
    const own = await openOwnPage(browser, options.extension);
    const ask = (expression: string): Promise<unknown> => evaluate(own, expression);
    const save = async (settings: object): Promise<void> => {
      const message = JSON.stringify({ method: "saveSettings", args: { settings } });
      await until("the settings are saved", async () => {
        return (await ask(`chrome.runtime.sendMessage(${message}).then(({ ok }) => ok)`)) === true;
      });
    };
    await save({ setUp: true, resolvers: options.resolvers.map(({ url }) => url) });
    const closeOwnPages = (): Promise<void> => closePagesOf(browser, options.extension);
    return { ...browser, own, ask, save, closeOwnPages };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** The value of an expression in a page; undefined where it has none, or throws. */
export async function evaluate(page: Session, expression: string): Promise<unknown> {
  const asked = { expression, returnByValue: true, awaitPromise: true };
  const { result } = await page("Runtime.evaluate", asked);
  return (result as { value?: unknown }).value;
}

/** A page of the extension's own to ask in. */
export async function openOwnPage(browser: BareChromium, extension: string): Promise<Session> {
  const url = `chrome-extension://${chromiumId(extension)}/manifest.json`;
  let own: Session | undefined;
  await until("the extension is there", async () => {
    const targetId = await browser.open(url);
    own = await browser.attach(targetId);
    const isThere = (await evaluate(own, `"scripting" in chrome`)) === true;
    if (!isThere) await browser.browser("Target.closeTarget", { targetId });
    return isThere;
  });
  if (own === undefined) throw new Error("The extension did not open its page.");
  return own;
}

async function closePagesOf(browser: BareChromium, extension: string): Promise<void> {
  const { targetInfos } = await browser.browser("Target.getTargets");
  const own = `chrome-extension://${chromiumId(extension)}/`;
  for (const { targetId, type, url } of targetInfos as Target[]) {
    if (type === "page" && url.startsWith(own))
      await browser.browser("Target.closeTarget", { targetId });
  }
}

type Target = { readonly targetId: string; readonly type: string; readonly url: string };
