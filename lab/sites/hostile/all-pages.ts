import { COVER_PAGES } from "./covers.ts";
import { ESCAPE_PAGES } from "./escapes.ts";
import { FIELD_PAGES } from "./fields.ts";
import type { HostilePage } from "./hostile-page.ts";
import { SENDER_PAGES } from "./senders.ts";
import { SPY } from "./spy.ts";

/** Every hostile page; each has an address of its own on every site of the lab. */
export const HOSTILE_PAGES: readonly HostilePage[] = [
  ...FIELD_PAGES,
  ...SENDER_PAGES,
  ...COVER_PAGES,
  ...ESCAPE_PAGES,
];

export const HOSTILE_PATH = "/hostile/";
/** A file that wants to be saved. */
export const ATTACHMENT_PATH = `${HOSTILE_PATH}attachment`;

/** The page, or the frame of one, at an address below `/hostile/`; undefined where there is none. */
export function renderHostile(path: string): string | undefined {
  const [name, part] = path.slice(HOSTILE_PATH.length).split("/");
  const page = HOSTILE_PAGES.find((one) => one.name === name);
  if (page === undefined) return undefined;
  const body = part === "frame" ? (page.frame ?? "") : page.body;
  const spy = `const SPY = ${JSON.stringify(SPY).replaceAll("<", "\\u003c")}; ${SPY} ${page.first ?? ""}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><script>${spy}</script>
<title>${page.name}</title></head><body>${body}</body></html>`;
}
