import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { NetworkKnowledge } from "../detection/network.ts";
import { createKnowledge } from "../networks/knowledge.ts";

/** Where the network table is: beside the packaged command, or where a checkout builds it. */
const PLACES = ["./networks.bin", "../../build/networks.bin"];

/** Reads the network table; throws an error for people where it is missing or damaged. */
export function loadKnowledge(): NetworkKnowledge {
  for (const place of PLACES) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    const bytes = readIfPresent(file);
    if (bytes !== undefined) return createKnowledge(bytes);
  }
  throw new Error(
    'The network table networks.bin is missing. Put it beside fluxward.js, or run "npm run build" in a checkout.',
  );
}

function readIfPresent(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
