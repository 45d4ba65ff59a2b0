import { gzipSync } from "node:zlib";
import { buildTable } from "./networks/build-table.ts";
import { saveTable } from "./networks/load-knowledge.ts";
import { readSource } from "./networks/read-source.ts";
import type { RoundingLoss } from "./networks/round-ranges.ts";
import { TABLE_LIMIT } from "./networks/table-file.ts";

/** Builds build/networks.bin: `npx tsx tools/build-networks.ts`. Same data, same bytes. */
const began = performance.now();
const say = (step: string): void => {
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${step}\n`);
};

const source = readSource();
say(`read @ip-location-db/asn ${source.version}: ${String(source.names.size)} networks`);
const built = buildTable(source, say);
sayLoss("IPv4, finer than /24", built.loss.four);
sayLoss("IPv6, finer than /48", built.loss.six);
saveTable(built.bytes);
const size = `${String(built.bytes.length)} bytes (gzip ${String(gzipSync(built.bytes).length)})`;
say(`wrote build/networks.bin: ${size}, ${String(built.named)} of ${String(built.networks)} named`);
if (built.bytes.length > TABLE_LIMIT) {
  process.stderr.write(`The network table may have ${String(TABLE_LIMIT)} bytes at most.\n`);
  process.exitCode = 1;
}

function sayLoss(what: string, loss: RoundingLoss): void {
  const { fineRanges, unitsShared, addressesMoved, addressesGained } = loss;
  say(
    `${what}: ${String(fineRanges)} ranges in ${String(unitsShared)} rounded units; ` +
      `${String(addressesMoved)} addresses moved to the unit's largest network, ` +
      `${String(addressesGained)} unannounced ones gained`,
  );
}
