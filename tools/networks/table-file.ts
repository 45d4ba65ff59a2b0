import { fileURLToPath } from "node:url";

/** Where the built table lies. */
export const TABLE_FILE = fileURLToPath(new URL("../../build/networks.bin", import.meta.url));

/** Largest table that may be shipped, bytes. */
export const TABLE_LIMIT = 1_600_000;
