import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { launchGuardBrowser, WORDS, type GuardBrowser } from "./guard-extension.ts";

const HOST = "www.guarded-shop.com";

/** Logs what any script of the page could learn, from the first moment on. */
const PAGE = `<!doctype html><html><head><link rel="icon" href="data:,"><script>
  window.seen = [];
  for (const type of ["keydown", "keypress", "keyup", "beforeinput", "input", "paste", "submit",
    "compositionstart", "compositionupdate", "compositionend"])
    addEventListener(type, (event) => seen.push(type + " " + (event.key ?? event.data ?? "")), true);
</script></head><body>
<form action="/sent"><input id="user" name="user"><input id="pw" type="password" name="pw">
<button id="go">Sign in</button></form>
<input id="search"><input id="card" name="cardnumber"><a id="file" href="/setup.exe">Get it</a><div id="tree"></div>
<iframe srcdoc="<form><input type=password id=inner></form>"></iframe>
<script>
  tree.attachShadow({ mode: "closed" }).innerHTML = "<input type=password style='width:200px'>";
</script></body></html>`;

let browser: GuardBrowser;
let server: Server;
let page: Page;
let requests: string[] = [];

const hold = { kind: "guard", state: "hold", host: HOST, words: WORDS } as const;
const seen = (): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
/** The panel is the only thing beside head and body. */
const panels = (): Promise<number> =>
  page.evaluate(() => document.documentElement.children.length - 2);
const escape = (): Promise<void> => page.keyboard.press("Escape");

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.setHeader("content-type", "text/html");
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchGuardBrowser();
  page = await browser.context.newPage();
  page.setDefaultTimeout(20_000);
}, 60_000);

afterAll(async () => {
  await browser.context.close();
  server.close();
});

beforeEach(async () => {
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://${HOST}:${String(port)}/`);
  requests = [];
  await browser.forget();
});

async function startHolding(): Promise<void> {
  await browser.order(HOST, hold);
  await browser.inject(HOST);
}

describe("while nothing is held", () => {
  it("leaves the page as it is and lets everything through", async () => {
    await page.fill("#user", "");
    await page.click("#pw");
    await page.keyboard.type("ab");
    expect(await panels()).toBe(0);
    expect(await seen()).toContain("keydown a");
    expect(await page.inputValue("#pw")).toBe("ab");
  });

  it("ignores an order for another host", async () => {
    await browser.order(HOST, { ...hold, host: "www.other-shop.com" });
    await page.focus("#pw");
    await page.keyboard.type("a");
    expect(await page.inputValue("#pw")).toBe("a");
  });
});

describe("while the guard holds and cannot explain yet", () => {
  beforeEach(() => browser.order(HOST, { ...hold, words: undefined }));

  it("holds everything, whatever it is", async () => {
    await page.focus("#search");
    await page.keyboard.type("a");
    await page.click("#go");
    expect(await page.inputValue("#search")).toBe("");
    expect(await seen()).toEqual([]);
    expect(requests).toEqual([]);
  });

  it("lets go by itself where it was told for how long", async () => {
    await browser.order(HOST, { ...hold, forMs: 50 });
    await page.focus("#pw");
    await vi.waitUntil(async () => {
      await page.keyboard.type("a");
      return (await page.inputValue("#pw")) !== "";
    }, 20_000);
  });

  it("explains nothing where the page itself has put the cursor into a field", async () => {
    const session = await page.context().newCDPSession(page);
    // The driver's own way would count as a gesture of the person.
    const quietly = (expression: string) =>
      session.send("Runtime.evaluate", { expression, userGesture: false });
    await quietly("document.querySelector('#pw').focus()");
    await browser.inject(HOST);
    await browser.order(HOST, hold);
    const shown =
      "[document.documentElement.children.length - 2, document.activeElement.id].join()";
    expect((await quietly(shown)).result.value).toBe("0,pw");
    await page.keyboard.type("a");
    await vi.waitUntil(async () => (await panels()) === 1, 20_000);
    expect(await page.inputValue("#pw")).toBe("");
  });

  it("explains what was held as soon as it can, and has the words for it", async () => {
    await page.focus("#pw");
    await page.keyboard.type("secret");
    await browser.inject(HOST);
    expect(await panels()).toBe(0);
    await browser.order(HOST, hold);
    expect(await panels()).toBe(1);
    expect(await page.inputValue("#pw")).toBe("");
  });
});

describe("while the guard holds", () => {
  beforeEach(startHolding);

  it("takes back what an input method puts in without asking", async () => {
    await page.focus("#card");
    const keyboard = await browser.context.newCDPSession(page);
    await keyboard.send("Input.imeSetComposition", {
      text: "4111",
      selectionStart: 4,
      selectionEnd: 4,
    });
    expect(await page.inputValue("#card")).toBe("");
    await keyboard.send("Input.insertText", { text: "4111" });
    expect(await page.inputValue("#card")).toBe("");
    expect(await seen()).toEqual([]);
  });

  it("lets no key of a password reach the page, not even after the panel came", async () => {
    await page.focus("#pw");
    await page.keyboard.type("secret");
    expect(await panels()).toBe(1);
    expect(await page.inputValue("#pw")).toBe("");
    expect(await seen()).toEqual([]);
  });

  it("lets no pasted password reach the page", async () => {
    await page.focus("#pw");
    await page.keyboard.insertText("secret");
    expect(await page.inputValue("#pw")).toBe("");
    expect(await seen()).toEqual([]);
  });

  it("closes its note for good, though the focus goes back to the field", async () => {
    await page.focus("#pw");
    await page.keyboard.type("secret");
    expect(await panels()).toBe(1);
    await escape();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await panels()).toBe(0);
    await page.keyboard.type("s");
    expect(await panels()).toBe(1);
    expect(await page.inputValue("#pw")).toBe("");
  });

  it("leaves other fields alone", async () => {
    await page.focus("#search");
    await page.keyboard.type("shoes");
    await page.keyboard.press("Enter");
    expect(await page.inputValue("#search")).toBe("shoes");
    expect(await panels()).toBe(0);
  });

  it("holds fields in closed shadow trees and in frames", async () => {
    await page.click("#tree", { position: { x: 20, y: 8 } });
    expect(await panels()).toBe(1);
    await escape();
    await page.keyboard.type("secret");
    expect(await seen()).not.toContain("keydown s");
    await escape();
    const inner = page.frameLocator("iframe").locator("#inner");
    await inner.focus();
    await page.keyboard.type("secret");
    expect(await inner.inputValue()).toBe("");
    await vi.waitUntil(async () => (await browser.received()).length > 0, 20_000);
    expect(await browser.received()).toContainEqual({
      method: "guardAttempt",
      args: { host: HOST, kind: "password" },
    });
    await browser.order(HOST, { kind: "guard", state: "explain", host: HOST, held: "password" });
    expect(await panels()).toBe(1);
  });

  it("holds submits by Enter, button and script, and downloads", async () => {
    await page.focus("#user");
    await page.keyboard.press("Enter");
    expect(await panels()).toBe(1);
    await escape();
    await page.click("#go");
    await escape();
    await page.evaluate(() => {
      document.querySelector("form")?.requestSubmit();
      document.querySelector<HTMLElement>("#file")?.click();
    });
    // Shown again, where the browser takes the script's act for one of the person.
    await escape();
    await page.click("#file");
    expect(await panels()).toBe(1);
    expect(requests).toEqual([]);
  });

  it("does not take keys meant for the page as a choice, then obeys a choice", async () => {
    await page.focus("#pw");
    await page.keyboard.type("secret");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await panels()).toBe(1);
    expect(await browser.received()).toEqual([]);
    await page.waitForTimeout(800);
    await page.keyboard.press("Enter");
    await vi.waitUntil(async () => (await browser.received()).length > 0, 20_000);
    expect(await browser.received()).toContainEqual({ method: "guardMore", args: { host: HOST } });
    // Nothing in the page lets go.
    await escape();
    await page.focus("#pw");
    await page.keyboard.type("mine");
    expect(await page.inputValue("#pw")).toBe("");
  });

  it("goes away wholly when released", async () => {
    await page.click("#pw");
    expect(await panels()).toBe(1);
    await browser.order(HOST, { kind: "guard", state: "release", host: HOST });
    expect(await panels()).toBe(0);
    await page.focus("#pw");
    await page.keyboard.type("mine");
    expect(await page.inputValue("#pw")).toBe("mine");
  });
});
