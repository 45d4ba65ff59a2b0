import browser from "webextension-polyfill";
import type { NetworkKnowledge } from "../detection/network.ts";
import { createKnowledge } from "../networks/knowledge.ts";

/** Blocks of the table that a worker keeps decoded, of each family: 0.7 MB, as much as some hundred sites need (`npm run soak`). */
const MOST_BLOCKS = 128;

let loaded: Promise<NetworkKnowledge> | undefined;

/** The network table of the package, read once a worker's life. A failed read is tried again next time. */
export function loadKnowledge(): Promise<NetworkKnowledge> {
  loaded ??= read().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function read(): Promise<NetworkKnowledge> {
  const response = await fetch(browser.runtime.getURL("networks.bin"));
  if (!response.ok)
    throw new Error(`The network table could not be read (${String(response.status)}).`);
  return createKnowledge(new Uint8Array(await response.arrayBuffer()), MOST_BLOCKS);
}
