import { readFileSync } from "node:fs";
import { openNetworkTable } from "../../src/networks/table.ts";

/** One cold look-up: prints the ms to read the file, to open it, and to open it and look up. */
const [, , file = "", address = ""] = process.argv;
const began = performance.now();
const bytes = readFileSync(file);
const read = performance.now();
const table = openNetworkTable(bytes);
const opened = performance.now();
const network = table.networkOf(address);
const found = performance.now();
if (network === undefined) throw new Error(`nobody announces ${address}`);
process.stdout.write(`${String(read - began)} ${String(opened - read)} ${String(found - read)}\n`);
