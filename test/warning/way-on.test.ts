import { expect, it } from "vitest";
import { goOnTo } from "../../src/warning/way-on.ts";

const TARGET = "https://a.example.org/";

/** A window with so many entries in its history; `hide` is what the browser does when another page takes its place. */
function pagesOf(length: number) {
  const went: string[] = [];
  const listeners = new Set<() => void>();
  let timer: (() => void) | undefined;
  const pages = {
    addEventListener: (_type: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_type: string, listener: () => void) => listeners.delete(listener),
    setTimeout: (job: () => void) => {
      timer = job;
      return 1;
    },
    clearTimeout: () => {
      timer = undefined;
    },
    history: { length, go: (by: number) => went.push(`go ${String(by)}`) },
    location: { replace: (target: string) => went.push(target) },
  };
  return {
    went,
    pages: pages as unknown as Parameters<typeof goOnTo>[2],
    hide: () => {
      for (const listener of listeners) listener();
    },
    wait: () => timer?.(),
  };
}

it("goes back to the page as it was left", () => {
  const { pages, went, hide, wait } = pagesOf(3);
  goOnTo(TARGET, 2, pages);
  hide();
  wait();
  expect(went).toEqual(["go -2"]);
});

it("opens the address where there is no page to go back to", () => {
  const { pages, went } = pagesOf(2);
  goOnTo(TARGET, 2, pages);
  expect(went).toEqual([TARGET]);
});

it("opens the address where the page was never shown", () => {
  const { pages, went } = pagesOf(5);
  goOnTo(TARGET, 0, pages);
  expect(went).toEqual([TARGET]);
});

it("opens the address where going back does not begin", () => {
  const { pages, went, wait } = pagesOf(3);
  goOnTo(TARGET, 2, pages);
  expect(went).toEqual(["go -2"]);
  wait();
  expect(went).toEqual(["go -2", TARGET]);
});
