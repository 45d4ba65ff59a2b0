import { openNodePorts } from "../src/cli/node-ports.ts";
import { bodyOf, createDelivery } from "../src/events/delivery.ts";
import { createJournal, MOST_WAITING, MOST_WAITING_CHARACTERS } from "../src/events/journal.ts";
import { createOutbox } from "../src/events/outbox.ts";
import { NO_EVENTS } from "../src/events/event-settings.ts";
import type { FluxEvent } from "../src/events/event.ts";
import { afterOutage, afterRetryAfter } from "../test/events/arrivals.ts";
import { allEvents, newId, SOURCE } from "../test/events/examples.ts";
import { memoryArea } from "../test/storage/memory-area.ts";
import { startCollector } from "../lab/server/collector.ts";

/** Prints what events cost and how a fleet comes back after an outage: `npm run bench:events`. Judges nothing. */
const MINUTE = 60_000;
const CLIENTS = 50_000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const examples = await allEvents();
print("bytes an event           on disk     OTLP     OCSF");
for (const kind of ["detection", "proceed", "heartbeat"] as const) {
  const event = examples.find((one) => one.kind === kind);
  if (event === undefined) continue;
  const sizes = [
    JSON.stringify(event),
    ...(["otlp", "ocsf"] as const).map((format) => bodyOf([event], { format }, SOURCE)),
  ].map((text) => String(Buffer.byteLength(text)).padStart(8));
  print(`  ${kind.padEnd(20)} ${sizes.join(" ")}`);
}

const [detection] = examples as [FluxEvent];
const copies = (count: number): FluxEvent[] =>
  Array.from({ length: count }, () => ({ ...detection, id: newId() }));
const journal = createJournal(memoryArea());
const start = performance.now();
for (const event of copies(500)) await journal.note([event], { send: true, keep: true });
const noted = performance.now();
const collector = await startCollector();
const settings = { ...NO_EVENTS, endpoint: collector.url };
const node = openNodePorts(undefined);
const outbox = createOutbox({
  ...{ journal, now: () => Date.now(), chance: () => 0.5, online: () => true },
  known: () => Promise.resolve({ state: "current", settings }),
  source: () => Promise.resolve(SOURCE),
  mayTell: () => Promise.resolve(true),
  deliver: createDelivery(node.ports),
});
const { waiting } = await outbox.status();
await outbox.flush();
const drained = performance.now();
const sizes = collector.requests.map(({ body }) => Buffer.byteLength(body));
await node.close();
await collector.close();
const rate = (ms: number): string => (waiting.count / (ms / 1000)).toFixed(0);
print(`queued and kept          ${rate(noted - start)} detections a second (disk in memory)`);
print(
  `drained                  ${rate(drained - noted)} detections a second, ${String(sizes.length)} requests of at most ${String(Math.max(...sizes))} bytes (HTTP, a collector on this machine)`,
);

const detectionSize = JSON.stringify(detection).length;
const beatSize = JSON.stringify(examples.find(({ kind }) => kind === "heartbeat")).length;
const fit = Math.min(
  MOST_WAITING,
  Math.floor((MOST_WAITING_CHARACTERS - 24 * beatSize) / detectionSize),
);
print(
  `a day's outage           room for 24 signs of life and ${String(fit)} detections (bounds: ${String(MOST_WAITING)} events, ${String(MOST_WAITING_CHARACTERS)} characters)`,
);

for (const outage of [5, 60, 24 * 60]) {
  print(`\n${String(CLIENTS)} clients after ${String(outage)} min of outage`);
  printArrivals(afterOutage(CLIENTS, outage));
}
print(
  `\n${String(CLIENTS)} clients that were all told at once to come back after 5 min (Retry-After)`,
);
printArrivals(afterRetryAfter(CLIENTS, 5));

function printArrivals(unsorted: readonly number[]): void {
  const arrivals = unsorted.toSorted((a, b) => a - b);
  const share = (part: number): string =>
    ((arrivals[Math.floor(part * (CLIENTS - 1))] ?? 0) / MINUTE).toFixed(1);
  print(
    `  5 % back after ${share(0.05)} min, half after ${share(0.5)}, 95 % after ${share(0.95)}, the last after ${share(1)}`,
  );
  const most = Math.ceil((arrivals.at(-1) ?? 0) / (2 * MINUTE));
  for (let slot = 0; slot < most; slot += 1) {
    const from = slot * 2 * MINUTE;
    const count = arrivals.filter((at) => at >= from && at < from + 2 * MINUTE).length;
    const bar = "#".repeat(Math.round((count / CLIENTS) * 100));
    print(`  ${String(slot * 2).padStart(3)} min ${(count / 120).toFixed(0).padStart(6)}/s ${bar}`);
  }
}
